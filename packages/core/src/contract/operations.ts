import { peopleOperations } from './people.ts';
import { sessionOperations } from './session.ts';
import { systemOperations } from './system.ts';
import { uploadOperations } from './uploads.ts';

/** Every operation of the HTTP API, by its name. */
export const OPERATIONS = {
  ...systemOperations,
  ...sessionOperations,
  ...peopleOperations,
  ...uploadOperations,
} as const;

export type Operations = typeof OPERATIONS;
export type OperationId = keyof Operations;
