import type { Docs, Json, Origin, SchemaId } from '../../ir/model.js';
import type { Shape } from './shape.js';

/** All that a program that uses an SDK can touch, by the name under which it touches it. */
export interface Surface {
  readonly client: ClientEntry;
  /** By the expression that a user writes: `client.orders`. */
  readonly resources: ReadonlyMap<string, ResourceEntry>;
  /** By the expression that a user writes: `client.orders.list`. */
  readonly methods: ReadonlyMap<string, MethodEntry>;
  /** Exported types, by name. */
  readonly types: ReadonlyMap<string, TypeEntry>;
  /** By the name of the event. */
  readonly events: ReadonlyMap<string, EventEntry>;
  readonly webhooks?: WebhookEntry;
  /** What the main entry exports besides: the runtime's, and hand-written modules. */
  readonly exports: ReadonlySet<string>;
  /** The shape behind each reference. */
  readonly shapes: ReadonlyMap<SchemaId, Shape>;
}

export interface ClientEntry {
  readonly origin: Origin;
  /** Exported class. */
  readonly name: string;
  /** Exported type of what the class takes. */
  readonly options: string;
  readonly baseURL?: string;
  readonly credentials: readonly { readonly option: string; readonly env: string; readonly origin: Origin }[];
  /** The options that choose one of several servers. */
  readonly choices: Shape;
  /** How each scheme puts its credential into a request, by the scheme's name. */
  readonly schemes: Readonly<Record<string, Json>>;
}

export interface ResourceEntry {
  readonly access: string;
  /** Exported class. */
  readonly name: string;
  readonly origin: Origin;
  readonly docs: Docs;
}

export interface MethodEntry {
  readonly access: string;
  readonly origin: Origin;
  readonly docs: Docs;
  /** `GET /orders/{id}`, the variables without their names. */
  readonly route: string;
  /** Leading arguments. */
  readonly path: readonly { readonly name: string; readonly shape: Shape; readonly origin: Origin }[];
  readonly params?: { readonly name: string; readonly optional: boolean; readonly shape: Shape };
  readonly result: {
    readonly kind: 'value' | 'list' | 'choice';
    /** What awaiting the call gives, where no stream is asked for. */
    readonly value: Shape;
    /** Of a list: what `for await` gives. Of a choice: an item of the stream. */
    readonly item?: Shape;
  };
  /** The media types that a caller can send the body as, sorted; empty where there is no choice. */
  readonly mediaTypes: readonly string[];
  /** The bodies of documented failures, by status, range or `default`. */
  readonly failures: ReadonlyMap<string, Shape>;
  /** What the call sends and how it reads the answer, as far as no type says so, by what it is called in the field. */
  readonly wire: Readonly<Record<string, Json>>;
  readonly notes: Json;
}

export interface TypeEntry {
  readonly name: string;
  readonly kind: 'model' | 'params' | 'headers';
  /** Absent for the params and headers of a method. */
  readonly id?: SchemaId;
  /** Of the view of a schema that requests have of their own: the schema. */
  readonly viewOf?: SchemaId;
  /** Of the params and headers of a method: the method. */
  readonly method?: string;
  readonly origin: Origin;
  readonly docs: Docs;
  readonly shape: Shape;
  readonly notes: Json;
  /** Programs give values of it. */
  readonly sent: boolean;
  /** Programs get values of it. */
  readonly received: boolean;
}

export interface EventEntry {
  readonly event: string;
  readonly origin: Origin;
  readonly docs: Docs;
  readonly payload: Shape;
}

export interface WebhookEntry {
  readonly origin: Origin;
  /** How deliveries are verified and told apart. */
  readonly scheme: Json;
}

/** Where the members of a type are a program's to read, to write, or both; a type that no operation uses may be used either way. */
export type Direction = { readonly reads: boolean; readonly writes: boolean };

export function directionOf({ sent, received }: Pick<TypeEntry, 'sent' | 'received'>): Direction {
  return sent || received ? { reads: received, writes: sent } : { reads: true, writes: true };
}
