import { systemOperations } from '@muster/core/contract/system';
import { openApiDocument } from '../openapi.ts';
import { routes } from '../route.ts';

export const systemRoutes = routes(systemOperations, {
  // Anybody may ask, and making it takes some 40 ms: it is made once.
  readApiDocument: () => (document ??= openApiDocument()),
});

let document: ReturnType<typeof openApiDocument> | undefined;
