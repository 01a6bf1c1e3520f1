type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type Parse<Text> = Text extends `${infer Value extends number}` ? Value : never;

/** The statuses of a range of an OpenAPI document: `4XX` stands for 400 to 499. */
export type StatusesIn<Hundreds extends Digit> = Parse<`${Hundreds}${Digit}${Digit}`>;

/** 200 to 299. A literal union, so that a comparison with another status narrows an error to the class that has it. */
export type SuccessStatus = StatusesIn<2>;
