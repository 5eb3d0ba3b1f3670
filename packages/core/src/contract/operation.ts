import type { z } from 'zod';
import type { Action } from './permissions.ts';

/**
 * Who may call an operation: whoever may take the action in the account, anybody who is signed in
 * (whatever account, or none), or anybody at all.
 */
export type Audience = Action | 'signed_in' | 'anyone';

/** A body or an answer that is not JSON. */
export interface Bytes {
  readonly kind: 'bytes';
  /** The first is what a client sends, or expects, unless told otherwise. */
  readonly contentTypes: readonly string[];
}

/** An answer that goes on for as long as there is news: server-sent events. */
export interface Events<Schema extends z.ZodType = z.ZodType> {
  readonly kind: 'events';
  /** The data of each event, sent as JSON. */
  readonly schema: Schema;
}

/**
 * One operation of the HTTP API. Routes, client, OpenAPI document, and the tests of permissions and
 * isolation are all made from these.
 */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Under `/api/v1`, with parameters in braces: `/contacts/{contactId}`. */
  readonly path: `/${string}`;
  /** What it does, in one sentence. */
  readonly summary: string;
  readonly action: Audience;
  readonly params?: z.ZodObject;
  /** Values arrive as text: schemas coerce. */
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType | Bytes;
  readonly status: 200 | 201 | 202 | 204;
  /** None for 204. */
  readonly response?: z.ZodType | Bytes | Events;
  /** Statuses it fails with besides those that every operation can: see `STANDARD_FAILURES`. */
  readonly errors?: readonly number[];
  /** Takes as long as somebody else likes: meanwhile it holds no place in the line of requests. */
  readonly slow?: true;
  /** The answer holds a secret that is shown once: it is not kept to be replayed. */
  readonly confidential?: true;
}

/** Statuses that any operation can fail with. */
export const STANDARD_FAILURES = [400, 401, 403, 404, 413, 415, 429, 500, 503] as const;

/** Gives an operation its exact type. */
export function operation<const Given extends Operation>(given: Given): Given {
  return given;
}

export function bytes(...contentTypes: readonly string[]): Bytes {
  return { kind: 'bytes', contentTypes };
}

export function events<Schema extends z.ZodType>(schema: Schema): Events<Schema> {
  return { kind: 'events', schema };
}

export function isBytes(shape: Operation['body'] | Operation['response']): shape is Bytes {
  return shape !== undefined && 'kind' in shape && shape.kind === 'bytes';
}

export function isEvents(shape: Operation['body'] | Operation['response']): shape is Events {
  return shape !== undefined && 'kind' in shape && shape.kind === 'events';
}

/** Whether it is about an account: whoever belongs to none may not call it. */
export function isOfAccount({ action }: Pick<Operation, 'action'>): boolean {
  return action !== 'anyone' && action !== 'signed_in';
}

/** Path parameters as the server sees them. */
export type ParamsOf<Op extends Operation> = Op extends { params: infer S extends z.ZodType }
  ? z.output<S>
  : Readonly<Record<string, never>>;

/** The query as the server sees it. */
export type QueryOf<Op extends Operation> = Op extends { query: infer S extends z.ZodType }
  ? z.output<S>
  : Readonly<Record<string, never>>;

/** The JSON body as the server sees it; undefined where there is none or where it is no JSON. */
export type BodyOf<Op extends Operation> = Op extends { body: infer S extends z.ZodType }
  ? z.output<S>
  : undefined;

/** The JSON answer; undefined where there is none or where it is no JSON. */
export type AnswerOf<Op extends Operation> = Op extends { response: infer S extends z.ZodType }
  ? z.output<S>
  : undefined;
