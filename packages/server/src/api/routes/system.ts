import { systemOperations } from '@muster/core/contract/system';
import { openApiDocument } from '../openapi.ts';
import { routes } from '../route.ts';

export const systemRoutes = routes(systemOperations, {
  readApiDocument: openApiDocument,
});
