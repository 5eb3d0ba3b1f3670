import { z } from 'zod';
import { operation } from './operation.ts';

/** What the API says of itself. */
export const systemOperations = {
  readApiDocument: operation({
    method: 'GET',
    path: '/openapi.json',
    summary: 'This description of the API, as OpenAPI 3.1.',
    action: 'anyone',
    status: 200,
    response: z.looseObject({ openapi: z.string() }),
  }),
};
