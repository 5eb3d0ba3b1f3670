import { bulkActionOperations } from './bulk-actions.ts';
import { contactOperations } from './contacts.ts';
import { auditOperations } from './audit.ts';
import { peopleOperations } from './people.ts';
import { sessionOperations } from './session.ts';
import { fieldOperations } from './fields.ts';
import { settingOperations } from './settings.ts';
import { importOperations } from './imports.ts';
import { photoOperations } from './photos.ts';
import { systemOperations } from './system.ts';
import { smartListOperations } from './smart-lists.ts';
import { tagAndGroupOperations } from './tags-and-groups.ts';
import { uploadOperations } from './uploads.ts';
import { erasureOperations } from './erasure.ts';
import { webhookOperations } from './webhooks.ts';

/** Every operation of the HTTP API, by its name. */
export const OPERATIONS = {
  ...systemOperations,
  ...sessionOperations,
  ...peopleOperations,
  ...uploadOperations,
  ...webhookOperations,
  ...erasureOperations,
  ...importOperations,
  ...contactOperations,
  ...smartListOperations,
  ...bulkActionOperations,
  ...tagAndGroupOperations,
  ...fieldOperations,
  ...settingOperations,
  ...auditOperations,
  ...photoOperations,
} as const;

export type Operations = typeof OPERATIONS;
export type OperationId = keyof Operations;
