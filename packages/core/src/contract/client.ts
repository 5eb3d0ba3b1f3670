import type { z } from 'zod';
import { callsOf, type ClientOptions, clientOf, type FetchedResponse } from './call-operation.ts';
import type { AnswerOf, Bytes, Events, Operation } from './operation.ts';
import { OPERATIONS, type OperationId, type Operations } from './operations.ts';

/** What one operation is called with. */
type CallInput<Op extends Operation> = (Op extends { params: infer S extends z.ZodType }
  ? { readonly params: z.input<S> }
  : unknown) &
  (Op extends { query: infer S extends z.ZodType } ? { readonly query?: z.input<S> } : unknown) &
  (Op extends { body: infer S extends z.ZodType } ? { readonly body: z.input<S> } : unknown) &
  (Op extends { body: Bytes }
    ? {
        readonly body: string | Uint8Array | AsyncIterable<Uint8Array>;
        readonly contentType?: string;
      }
    : unknown) & {
    /** Makes a repeated POST harmless. */
    readonly idempotencyKey?: string;
    readonly headers?: Readonly<Record<string, string>>;
    /** An AbortSignal. */
    readonly signal?: unknown;
  };

type CallResult<Op extends Operation> = Op extends { response: Bytes }
  ? FetchedResponse
  : Op extends { response: Events<infer S> }
    ? AsyncGenerator<{ readonly event: string; readonly data: z.output<S> }>
    : AnswerOf<Op>;

interface NothingGiven {
  readonly idempotencyKey?: never;
}

/** A function for every operation of the API. */
export type Client = {
  readonly [Id in OperationId]: NothingGiven extends CallInput<Operations[Id]>
    ? (input?: CallInput<Operations[Id]>) => Promise<CallResult<Operations[Id]>>
    : (input: CallInput<Operations[Id]>) => Promise<CallResult<Operations[Id]>>;
};

/**
 * A client of the HTTP API, typed by the contract. Every function throws `ApiError` for a problem
 * that the server answered with; what `fetch` throws when there is no answer is passed on.
 */
export function createClient(options: ClientOptions): Client {
  return clientOf(callsOf(OPERATIONS), options) as unknown as Client;
}
