/** How problems are reported: for people, and for machines as JSON, as SARIF 2.1.0, and as workflow commands of GitHub Actions. */
export const formats = ['terminal', 'json', 'sarif', 'github'] as const;

export type Format = (typeof formats)[number];
