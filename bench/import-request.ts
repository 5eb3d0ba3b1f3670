import type { ImportRequest } from '../packages/server/src/imports/prepare-import.ts';

/** What is asked of every import that is measured: create and update, columns recognised by themselves. */
export function importRequest(path: string): ImportRequest {
  return {
    path,
    object: 'contact',
    mode: 'upsert',
    choices: [],
    onEmpty: 'keep',
    constants: {},
    reading: {},
  };
}
