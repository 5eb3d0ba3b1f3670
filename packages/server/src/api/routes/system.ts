import { systemOperations } from '@muster/core/contract/system';
import { openApiDocument } from '../openapi.ts';
import { routes } from '../route.ts';

export const systemRoutes = routes(systemOperations, {
  // Anybody may ask, and making it takes some 40 ms: it is made once.
  readApiDocument: ({ reply }) => {
    reply.header('Content-Language', 'en');
    return (document ??= openApiDocument());
  },
});

let document: ReturnType<typeof openApiDocument> | undefined;
