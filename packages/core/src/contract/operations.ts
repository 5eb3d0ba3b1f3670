import { peopleOperations } from './people.ts';
import { sessionOperations } from './session.ts';
import { importOperations } from './imports.ts';
import { systemOperations } from './system.ts';
import { uploadOperations } from './uploads.ts';

/** Every operation of the HTTP API, by its name. */
export const OPERATIONS = {
  ...systemOperations,
  ...sessionOperations,
  ...peopleOperations,
  ...uploadOperations,
  ...importOperations,
} as const;

export type Operations = typeof OPERATIONS;
export type OperationId = keyof Operations;
