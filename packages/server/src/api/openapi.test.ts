import { isBytes, isEvents, type Operation } from '@muster/core/contract/operation';
import { OPERATIONS } from '@muster/core/contract/operations';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { ALL_ROUTES } from './all-routes.ts';
import { openApiDocument } from './openapi.ts';

const ALL: readonly (readonly [id: string, operation: Operation])[] = Object.entries(OPERATIONS);

test('the description of the API is valid OpenAPI 3.1', async () => {
  const document = JSON.parse(JSON.stringify(openApiDocument()));
  const validator = new Validator();
  const result = await validator.validate(document);
  expect(result.errors ?? []).toEqual([]);
  expect(result.valid).toBe(true);
  expect(validator.version).toBe('3.1');
});

test('every operation of the contract is served, and nothing else is', () => {
  expect(ALL_ROUTES.map(({ id }) => id).sort()).toEqual(ALL.map(([id]) => id).sort());
  for (const { id, operation } of ALL_ROUTES) {
    expect(operation).toBe((OPERATIONS as Readonly<Record<string, Operation>>)[id]);
  }
});

test('no two operations have the same method and path', () => {
  const places = ALL.map(
    ([, { method, path }]) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`,
  );
  expect(new Set(places).size).toBe(places.length);
});

test.each(ALL)('%s is described as people expect', (_id, operation) => {
  const { method, path, summary, params, status, response, body } = operation;
  expect(summary).toMatch(/^[A-Z].*\.$/);
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  expect(Object.keys(params?.shape ?? {}).toSorted((a, b) => a.localeCompare(b))).toEqual(
    named.toSorted((a = '', b = '') => a.localeCompare(b)),
  );
  if (method === 'GET' || method === 'DELETE') expect(body).toBeUndefined();
  expect(response === undefined).toBe(status === 204);
  // Kebab-case words, or a file; parameters in camelCase.
  expect(path).toMatch(/^(?:\/(?:[a-z]+(?:-[a-z]+)*(?:\.[a-z]+)?|\{[a-z][A-Za-z]*\}))+$/);
});

test.each(ALL)('%s has schemas whose properties are in camelCase', (_id, operation) => {
  const { body, response } = operation;
  for (const shape of [operation.query, isBytes(body) ? undefined : body]) {
    if (shape !== undefined && 'shape' in shape)
      expectCamelCase(Object.keys(shape.shape as object));
  }
  if (response !== undefined && !isBytes(response) && !isEvents(response) && 'shape' in response) {
    expectCamelCase(Object.keys(response.shape as object));
  }
});

function expectCamelCase(names: readonly string[]): void {
  for (const name of names) expect(name).toMatch(/^[a-z][A-Za-z0-9]*$/);
}
