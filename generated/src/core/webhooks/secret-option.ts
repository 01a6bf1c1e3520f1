/** The secret that webhooks are signed with. Several, while one replaces another: any of them will do, and undefined ones are skipped. */
export type WebhookSecretOption = string | readonly (string | undefined)[];

/** A client with the option `webhookSecret`. It gives it by a method, which nothing that prints a client calls. */
export interface WebhookSecretHolder {
  readonly webhookSecret: () => WebhookSecretOption | undefined;
}
