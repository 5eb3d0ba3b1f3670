import {
  isBytes,
  isEvents,
  isOfAccount,
  type Operation,
  STANDARD_FAILURES,
} from '@muster/core/contract/operation';
import { OPERATIONS } from '@muster/core/contract/operations';
import { problemSchema } from '@muster/core/contract/problem';
import { z } from 'zod';
import { ACCOUNT_OF_LINK } from '../people/resolve-principal.ts';

type Schema = Readonly<Record<string, unknown>>;

/**
 * The description of the API, made from its operations.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html
 */
export function openApiDocument(): { openapi: string; paths: Schema } & Schema {
  const paths: Record<string, Record<string, Schema>> = {};
  for (const [id, operation] of Object.entries(OPERATIONS as Readonly<Record<string, Operation>>)) {
    const path = (paths[operation.path] ??= {});
    path[operation.method.toLowerCase()] = describeOperation(id, operation);
  }
  // Filled with every schema that has a name.
  const schemas: Record<string, unknown> = {};
  const document = {
    openapi: '3.1.1',
    info: {
      title: 'Muster',
      version: '1',
      summary: 'Import contacts from any file, with every row accounted for.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ key: [] }, { session: [] }],
    tags: [...new Set(Object.values(OPERATIONS).map(tagOf))].sort().map((name) => ({ name })),
    paths,
    components: {
      responses: Object.fromEntries(
        failureStatuses().map((status) => [`Problem${status}`, problemAnswer(status)]),
      ),
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key of an account.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'muster.session_token',
          description: 'The session of a person who signed in.',
        },
      },
    },
  };
  const gathered = gatherSchemas(document, schemas) as typeof document;
  return { ...gathered, components: { ...gathered.components, schemas } };
}

/** Schemas with a name of their own, which zod keeps beside each use, are put in one place. */
function gatherSchemas(part: unknown, schemas: Record<string, unknown>): unknown {
  if (Array.isArray(part)) return part.map((one) => gatherSchemas(one, schemas));
  if (typeof part !== 'object' || part === null) return part;
  const gathered: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(part)) {
    if (name === '$defs') {
      for (const [id, schema] of Object.entries(value as object)) {
        schemas[id] = gatherSchemas(schema, schemas);
      }
    } else if (name === '$ref' && typeof value === 'string') {
      gathered[name] = value.replace('#/$defs/', '#/components/schemas/');
    } else gathered[name] = gatherSchemas(value, schemas);
  }
  return gathered;
}

/** The subject of an operation: the first part of its path. */
function tagOf({ path }: Pick<Operation, 'path'>): string {
  return path.split('/')[1]?.replace(/\..*$/, '') ?? '';
}

/** Every status an operation can answer with, its own first. */
function statusesOf({ status, errors = [] }: Operation): readonly number[] {
  return [...new Set([status, ...STANDARD_FAILURES, ...errors])];
}

function describeOperation(id: string, operation: Operation): Schema {
  const { summary, action, params, query, body, status } = operation;
  return {
    operationId: id,
    summary,
    tags: [tagOf(operation)],
    ...(action === 'anyone' ? { security: [] } : {}),
    ...(isOfAccount(operation) ? { 'x-muster-action': action } : {}),
    parameters: [
      ...parametersOf(params, 'path'),
      ...parametersOf(query, 'query'),
      ...(operation.method === 'POST' && action !== 'anyone' ? [IDEMPOTENCY_KEY] : []),
      ...(action === 'anyone' ? [] : [ACCOUNT]),
      ...(operation.method === 'GET' && isOfAccount(operation) ? [ACCOUNT_OF_LINK_PARAMETER] : []),
    ],
    ...(body === undefined ? {} : { requestBody: { required: true, content: contentOf(body) } }),
    responses: {
      [status]: {
        description: STATUS_WORDS.get(status) ?? 'Done.',
        ...(operation.response === undefined ? {} : { content: contentOf(operation.response) }),
      },
      ...Object.fromEntries(
        statusesOf(operation)
          .slice(1)
          .map((other) => [
            other,
            other === 304
              ? { description: 'What the client has is still right.' }
              : { $ref: `#/components/responses/Problem${other}` },
          ]),
      ),
    },
  };
}

const STATUS_WORDS: ReadonlyMap<number, string> = new Map([
  [200, 'Done.'],
  [201, 'Made.'],
  [202, 'Begun: it goes on in the background.'],
  [204, 'Done; there is nothing to say.'],
]);

const IDEMPOTENCY_KEY: Schema = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'A text of your choice, e.g. a UUID: the same request with the same key within 24 hours is carried out once, and answered as it was the first time.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

const ACCOUNT: Schema = {
  name: 'Muster-Account',
  in: 'header',
  required: false,
  description:
    'The account to work in, for people who belong to several; unless said, the one of their session. A key has an account of its own.',
  schema: { type: 'string', format: 'uuid' },
};

const ACCOUNT_OF_LINK_PARAMETER: Schema = {
  name: ACCOUNT_OF_LINK,
  in: 'query',
  required: false,
  description: 'The same, for links: whoever follows one sends no header.',
  schema: { type: 'string', format: 'uuid' },
};

function parametersOf(given: z.ZodObject | undefined, place: 'path' | 'query'): readonly Schema[] {
  if (given === undefined) return [];
  const { properties = {}, required = [] } = jsonSchema(given) as {
    properties?: Readonly<Record<string, Schema>>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description = '', ...schema }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    description,
    schema,
  }));
}

function contentOf(shape: NonNullable<Operation['body'] | Operation['response']>): Schema {
  if (isBytes(shape)) {
    return Object.fromEntries(shape.contentTypes.map((type) => [type, {}]));
  }
  if (isEvents(shape)) {
    const { schema } = shape;
    return {
      'text/event-stream': { schema: { type: 'string' }, 'x-muster-data': jsonSchema(schema) },
    };
  }
  return { 'application/json': { schema: jsonSchema(shape) } };
}

function failureStatuses(): readonly number[] {
  const operations: readonly Operation[] = Object.values(OPERATIONS);
  return [...new Set(operations.flatMap((one) => statusesOf(one).slice(1)))]
    .filter((status) => status !== 304)
    .sort((a, b) => a - b);
}

function problemAnswer(status: number): Schema {
  return {
    description: `A problem (${status}).`,
    content: { 'application/problem+json': { schema: jsonSchema(problemSchema) } },
  };
}

function jsonSchema(schema: z.ZodType): Schema {
  // What clients send: coerced and defaulted values as they may be written.
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
  });
  return rest;
}
