import { systemOperations } from './system.ts';

/** Every operation of the HTTP API, by its name. */
export const OPERATIONS = {
  ...systemOperations,
} as const;

export type Operations = typeof OPERATIONS;
export type OperationId = keyof Operations;
