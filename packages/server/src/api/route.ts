import type { Readable } from 'node:stream';
import type {
  AnswerOf,
  BodyOf,
  Bytes,
  Events,
  Operation,
  ParamsOf,
  QueryOf,
} from '@muster/core/contract/operation';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Muster } from '../imports/muster.ts';
import type { Caller, Principal } from '../people/principal.ts';
import type { Services } from './services.ts';

/** What a handler of an operation of an account works with. */
export interface RequestContext extends OpenContext {
  readonly muster: Muster;
  readonly principal: Principal;
}

/** The same where somebody is signed in, and no account is asked for. */
export interface SignedInContext extends OpenContext {
  readonly caller: Caller;
}

/** The same where nobody has to be signed in. */
export interface OpenContext {
  readonly services: Services;
  readonly request: FastifyRequest;
  /** For headers; the answer is what the handler returns. */
  readonly reply: FastifyReply;
}

/** An answer that is not JSON. */
export interface FileAnswer {
  readonly contentType: string;
  /** Makes it a download of that name. */
  readonly fileName?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** null: nothing but the headers, with `status`. */
  readonly body: Readable | Uint8Array | null;
  /** Unless said, that of the operation; 304 for what the client has. */
  readonly status?: 200 | 304;
}

/** One server-sent event; `data` is of the operation's schema. */
export interface ServerSentEvent {
  readonly event: string;
  readonly id?: string;
  readonly data: unknown;
}

type ContextOf<Op extends Operation> = Op['action'] extends 'anyone'
  ? OpenContext
  : Op['action'] extends 'signed_in'
    ? SignedInContext
    : RequestContext;

type ResultOf<Op extends Operation> = Op extends { response: Bytes }
  ? FileAnswer
  : Op extends { response: Events }
    ? AsyncIterable<ServerSentEvent>
    : Op extends { response: object }
      ? Immutable<AnswerOf<Op>>
      : undefined | void;

/** What is answered is only read. */
type Immutable<Value> = Value extends object
  ? { readonly [Key in keyof Value]: Immutable<Value[Key]> }
  : Value;

/** Carries out an operation: its input has been checked, and the caller may do this. */
export type Handler<Op extends Operation> = (
  context: ContextOf<Op>,
  input: {
    readonly params: ParamsOf<Op>;
    readonly query: QueryOf<Op>;
    readonly body: BodyOf<Op>;
  },
) => Promise<ResultOf<Op>> | ResultOf<Op>;

/** An operation and what carries it out. */
export interface Route {
  readonly id: string;
  readonly operation: Operation;
  readonly handle: (context: never, input: never) => unknown;
}

/** Binds operations to their handlers; a name that is missing or too many does not compile. */
export function routes<const Operations extends Readonly<Record<string, Operation>>>(
  operations: Operations,
  handlers: { readonly [Id in keyof Operations]: Handler<Operations[Id]> },
): readonly Route[] {
  return Object.keys(operations).map((id) => ({
    id,
    operation: operations[id] as Operation,
    handle: handlers[id] as Route['handle'],
  }));
}
