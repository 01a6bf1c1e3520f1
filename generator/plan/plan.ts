/**
 * The plan: every identifier, file and shape of the SDK is decided here, once; emitters only write it down.
 */
import type { Api, Content, Operation, Parameter, Resource, Response, ResponseHeader, Schema, SchemaId, Server, StatusMatch, Type, WebhookEvent, WebhookSignature } from '../ir/model.js';

export interface Plan {
  readonly api: Api;
  readonly sdk: SdkPlan;
  readonly client: ClientPlan;
  /** Every resource, nested ones behind their parent. */
  readonly resources: readonly ResourcePlan[];
  readonly models: ReadonlyMap<SchemaId, ModelPlan>;
  /** The schemas that hold integers of 64 bits, where these are bigints in the SDK; absent: they are numbers. */
  readonly int64?: ReadonlySet<SchemaId>;
  readonly webhooks: readonly WebhookPlan[];
  /** How deliveries are verified and told apart; absent: the document does not say, and the SDK has their types only. */
  readonly webhookScheme?: WebhookSchemePlan;
  /** Hand-written modules of the user, by file name without extension, with their text. */
  readonly custom: readonly CustomModule[];
}

/** Facts that come from the configuration, or from the document where the configuration is silent. */
export interface SdkPlan {
  readonly packageName: string;
  readonly packageVersion: string;
  readonly description: string;
  readonly license: string;
  readonly author?: string;
  readonly repository?: string;
  readonly homepage?: string;
  readonly envPrefix: string;
}

export interface CustomModule {
  readonly name: string;
  readonly text: string;
  /** Names of the types and values that the module exports. */
  readonly exports: readonly { readonly name: string; readonly typeOnly: boolean }[];
  /** The modules that it takes values from, as it writes them. */
  readonly imports: readonly string[];
}

/** A declaration of the SDK: what it is called and where it lives (path below `src/`, without extension). */
export interface SymbolPlan {
  readonly name: string;
  readonly file: string;
}

export interface ClientPlan {
  readonly symbol: SymbolPlan;
  readonly options: SymbolPlan;
  readonly error: SymbolPlan;
  readonly baseURL?: string;
  /** The servers to choose from, the default one first; empty where there is no choice. */
  readonly servers: readonly ServerPlan[];
  readonly credentials: readonly CredentialPlan[];
  /** The resources that hang on the client itself. */
  readonly resources: readonly ResourcePlan[];
}

export interface ServerPlan {
  /** Value of the client option `server`. */
  readonly name: string;
  readonly server: Server;
}

/** One client option that holds a secret. */
export type CredentialPlan = {
  readonly option: string;
  readonly env: string;
  readonly scheme: Api['securitySchemes'][number];
} & (
  | {
      readonly part: 'token';
      /** How the client fetches a token where none is given. */
      readonly grant?: GrantPlan;
    }
  /** Which part of the scheme the option gives: basic authentication has two. */
  | { readonly part: 'username' | 'password' }
  /** What a token is fetched with. */
  | { readonly part: 'clientId' | 'clientSecret' }
);

/** How a client gets a token for itself: OAuth 2.0 with client credentials. */
export interface GrantPlan {
  readonly inBody: boolean;
  /** The option that says another token URL than the document, or the scopes to ask for instead of those that its operations need. */
  readonly tokenURL: { readonly option: string; readonly value: string };
  readonly scopes: { readonly option: string; readonly value: readonly string[] };
}

export interface ResourcePlan {
  readonly resource: Resource;
  readonly symbol: SymbolPlan;
  /** Property of the client or the parent resource. */
  readonly property: string;
  /** The expression a user writes: `client.chat.completions`. */
  readonly access: string;
  readonly methods: readonly MethodPlan[];
  readonly children: readonly ResourcePlan[];
}

export interface MethodPlan {
  readonly operation: Operation;
  readonly name: string;
  /** The expression a user writes: `client.orders.list`. */
  readonly access: string;
  readonly pathArguments: readonly PathArgument[];
  readonly params?: ParamsPlan;
  readonly result: ResultPlan;
  /** A server of this operation's own. */
  readonly baseURL?: string;
  /** The documented headers of a successful response, where there are any. */
  readonly headers?: HeadersPlan;
  /** Documented error bodies, statuses that share a body together. */
  readonly failures: readonly FailurePlan[];
}

/** The type of the documented headers of a response. */
export interface HeadersPlan {
  readonly symbol: SymbolPlan;
  readonly members: readonly HeaderPlan[];
}

export interface HeaderPlan {
  /** In lower case. */
  readonly name: string;
  /** What the text of the header becomes; in a list, each item of it. */
  readonly kind: 'string' | 'number' | 'boolean';
  readonly list: boolean;
  /** Of the value, where there is one. */
  readonly type: Type;
  readonly header: ResponseHeader;
  readonly origin: Response['origin'];
}

export interface PathArgument {
  readonly name: string;
  readonly parameter: Parameter;
}

/** The one `params` object of a method. */
export interface ParamsPlan {
  readonly symbol: SymbolPlan;
  /** True where the symbol is a model of its own (a body schema of the same name) and needs no declaration. */
  readonly declaredAsModel: boolean;
  readonly optional: boolean;
  readonly members: readonly ParamsMember[];
  readonly body?: BodyPlan;
}

export interface ParamsMember {
  /** Key in the params object: the wire name, unless it clashes. */
  readonly key: string;
  readonly parameter: Parameter;
}

export interface BodyPlan {
  readonly content: Content;
  /** Other media types that the same value can be sent as. */
  readonly alternatives: readonly Content[];
  readonly required: boolean;
  /** How the body's members stand in the params object. */
  readonly shape:
    | { readonly kind: 'flattened'; readonly schema: Schema | undefined; readonly object: Extract<Type, { kind: 'object' }> }
    | { readonly kind: 'extended'; readonly type: Type }
    | { readonly kind: 'nested'; readonly key: string; readonly type: Type };
}

export type ResultPlan = ValuePlan | StreamPlan | ChoicePlan;

/** A result that is there as a whole. */
export type ValuePlan =
  | { readonly kind: 'empty' }
  | { readonly kind: 'json'; readonly type: Type; readonly mayBeEmpty: boolean }
  | { readonly kind: 'text' }
  | { readonly kind: 'binary'; readonly mediaTypes: readonly string[] };

/** A result that comes item by item. */
export interface StreamPlan {
  readonly kind: 'stream';
  readonly codec: 'sse' | 'jsonl';
  readonly mediaTypes: readonly string[];
  /** Of one item. */
  readonly item: Type;
  /** How the data of an event becomes an item. */
  readonly data: 'json' | 'text' | 'any';
  readonly wholeEvents: boolean;
  readonly terminator?: string;
}

/** A stream or a value, as a boolean of the request says. */
export interface ChoicePlan {
  readonly kind: 'choice';
  readonly stream: StreamPlan;
  readonly value: ValuePlan;
  /** Member of `params` that asks for the stream when it is true. */
  readonly flag: string;
}

export interface FailurePlan {
  readonly statuses: readonly StatusMatch[];
  readonly type: Type | undefined;
}

export interface ModelPlan {
  readonly schema: Schema;
  readonly symbol: SymbolPlan;
  /** Enums are open where the model is received. */
  readonly open: boolean;
  /** False for inline bodies that are flattened into a params type. */
  readonly declared: boolean;
}

export interface WebhookSchemePlan {
  readonly signature: WebhookSignature;
  /** Where a delivery names its event. */
  readonly event:
    /** `property`: the member of the body that has to name the same event where it is there, since no header is signed. */
    | { readonly header: string; readonly property?: string; readonly names?: Readonly<Record<string, string>> }
    /** `names`: the events by the property's value, where that is not the name of the event. */
    | { readonly property: string; readonly names?: Readonly<Record<string, string>> }
    | { readonly only: string };
}

export interface WebhookPlan {
  readonly event: WebhookEvent;
}
