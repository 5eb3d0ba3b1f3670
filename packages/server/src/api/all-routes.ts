import type { Route } from './route.ts';
import { auditRoutes } from './routes/audit.ts';
import { peopleRoutes } from './routes/people.ts';
import { sessionRoutes } from './routes/session.ts';
import { bulkActionRoutes } from './routes/bulk-actions.ts';
import { contactRoutes } from './routes/contacts.ts';
import { fieldRoutes } from './routes/fields.ts';
import { settingRoutes } from './routes/settings.ts';
import { importRoutes } from './routes/imports.ts';
import { photoRoutes } from './routes/photos.ts';
import { smartListRoutes } from './routes/smart-lists.ts';
import { systemRoutes } from './routes/system.ts';
import { tagAndGroupRoutes } from './routes/tags-and-groups.ts';
import { uploadRoutes } from './routes/uploads.ts';
import { erasureRoutes } from './routes/erasure.ts';
import { webhookRoutes } from './routes/webhooks.ts';

/** Every operation of the API with what carries it out. */
export const ALL_ROUTES: readonly Route[] = [
  ...systemRoutes,
  ...sessionRoutes,
  ...peopleRoutes,
  ...uploadRoutes,
  ...webhookRoutes,
  ...erasureRoutes,
  ...importRoutes,
  ...contactRoutes,
  ...smartListRoutes,
  ...bulkActionRoutes,
  ...tagAndGroupRoutes,
  ...fieldRoutes,
  ...settingRoutes,
  ...auditRoutes,
  ...photoRoutes,
];
