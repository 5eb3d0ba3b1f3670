import * as fc from 'fast-check';
import { z } from 'zod';
import { isBytes, type Operation } from '../../packages/core/src/contract/operation.ts';
import { sampleOf } from './sample-of.ts';

/** What is sent to an operation. */
export interface HostileRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: readonly (readonly [string, unknown])[];
  readonly body?: unknown;
}

/**
 * Requests to an operation, most of them near to what it takes; `ids` are of things that are there,
 * by the names of parameters.
 */
export function hostileRequests(operation: Operation, ids: Ids): fc.Arbitrary<HostileRequest> {
  const { params, query, body } = operation;
  return fc.record({
    params: fc.record(
      Object.fromEntries(
        Object.keys(params?.shape ?? {}).map((name) => [name, paramOf(ids[name])]),
      ),
    ),
    query: fc
      .record(
        Object.fromEntries(
          Object.entries(query?.shape ?? {}).map(([name, schema]) => [
            name,
            fc.option(fc.oneof(valueFor(schemaOf(schema as z.ZodType), ids), TEXT), {
              nil: undefined,
            }),
          ]),
        ),
      )
      .map((given) => Object.entries(given)),
    ...(body === undefined ? {} : { body: isBytes(body) ? TEXT : bodyFor(body, ids) }),
  });
}

type Ids = Readonly<Record<string, string>>;

/** Mostly what is there, so that what comes after finding it is tried as well. */
function paramOf(present = 'email'): fc.Arbitrary<string> {
  const others = fc.constantFrom(...TEXTS, 'email', 'members_may_import');
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant(present) },
    { weight: 1, arbitrary: others.map((text) => (text === '' ? 'x' : text)) },
  );
}

/** What the schema takes, with hostile texts in it; or with parts that it does not take. */
function bodyFor(schema: z.ZodType, ids: Ids): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 5, arbitrary: valueFor(schemaOf(schema), ids) },
    { weight: 1, arbitrary: HOSTILE_JSON },
    { weight: 1, arbitrary: fc.constant(sampleOf(schema)) },
  );
}

interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

function schemaOf(schema: z.ZodType): Schema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;
}

function valueFor(schema: Schema, ids: Ids, root = schema): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = schema;
  if (schema.$ref !== undefined) {
    return valueFor(root.$defs?.[schema.$ref.replace('#/$defs/', '')] ?? {}, ids, root);
  }
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((one) => valueFor(one, ids, root)));
  switch (typeof schema.type === 'string' ? schema.type : schema.type?.[0]) {
    case 'object': {
      const known = Object.entries(properties).map(([name, part]) => {
        const value = valueFor(part, ids, root);
        return [
          name,
          required.includes(name) ? value : fc.option(value, { nil: undefined }),
        ] as const;
      });
      const free =
        typeof additionalProperties === 'object'
          ? fc.dictionary(fc.oneof(FIELD, TEXT), valueFor(additionalProperties, ids, root), {
              maxKeys: 4,
            })
          : fc.constant({});
      return fc
        .tuple(fc.record(Object.fromEntries(known)), free)
        .map(([own, more]) => Object.assign(more, own));
    }
    case 'array':
      return fc.array(valueFor(schema.items ?? {}, ids, root), { maxLength: 4 });
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer({ min: 1, max: 100 }), NUMBER);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      return schema.format === 'uuid'
        ? fc.constantFrom(...Object.values(ids))
        : fc.oneof(FIELD, TEXT);
    default:
      return HOSTILE_JSON;
  }
}

const FIELD = fc.constantFrom('email', 'phone', 'tags', 'birthday', 'owner', '@created', '-@name');

const TEXTS = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'x\udc00y',
  '\u202egnp.exe',
  '\ufeff',
  '\r\nSet-Cookie: a=b',
  "' OR 1=1; --",
  '$1',
  '%',
  '_%\\',
  '\\',
  '"',
  '& | ! ( ) :* <->',
  '../../../etc/passwd',
  '{"$ne": null}',
  '__proto__',
  'constructor',
  'toString',
  '=cmd()',
  '+49 30 123456',
  'ann@example.com',
  'é'.repeat(200),
  '👩‍👩‍👧‍👦',
  'ﷺ',
  'x'.repeat(5_000),
  '-1',
  '0',
  '1e999',
  '9007199254740993',
  '99999999999999999999999',
  'NaN',
  '2026-02-30',
  '0000-00-00',
  '9999999-01-01T00:00:00Z',
  '2026-01-01T00:00:00Z',
  '-271821-04-20T00:00:00.000Z',
  '+275760-09-13T00:00:00Z',
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
  'http://169.254.169.254/',
  'http://[::1]:5432/',
  'file:///etc/passwd',
  'http://hooks.example.com:1/\0',
  '[]',
  '[{"field":"email","operator":"contains","value":"\\u0000"}]',
  '[{"field":"@created","operator":"before","value":"0000-00-00"}]',
  '[{"field":"@created_by_import","operator":"is","value":"x"}]',
  'null',
  'eyJ9',
  'W10',
  'WyJhIl0',
];

const TEXT = fc.oneof(fc.constantFrom(...TEXTS), fc.string({ unit: 'binary' }));

const NUMBER = fc.oneof(
  fc.constantFrom(-1, 0, -0, 1, 0.1, 2 ** 31, 2 ** 53, 1e300, 5e-324),
  fc.integer(),
);

/** Any JSON, of texts and numbers that are hard to take. */
export const { hostile: HOSTILE_JSON } = fc.letrec<{ hostile: unknown }>((tie) => ({
  hostile: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    TEXT,
    NUMBER,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('hostile'), { maxLength: 3 }),
    fc.dictionary(TEXT, tie('hostile'), { maxKeys: 3 }),
  ),
}));
