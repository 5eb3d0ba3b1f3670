import { z } from 'zod';
import { operation } from './operation.ts';

const value = z.union([z.string(), z.boolean(), z.int(), z.null(), z.array(z.string())]);

const settingSchema = z
  .object({
    key: z.string(),
    value,
    isDefault: z.boolean(),
    meaning: z.string(),
  })
  .meta({ id: 'Setting' });

const settingParams = z.object({ key: z.string().max(63) });

/** What the account has decided: duplicates, how values are read, types and categories of contacts. */
export const settingOperations = {
  listSettings: operation({
    method: 'GET',
    path: '/settings',
    summary: 'Lists the settings of the account.',
    action: 'settings.read',
    status: 200,
    response: z.object({ items: z.array(settingSchema) }),
  }),

  changeSetting: operation({
    method: 'PUT',
    path: '/settings/{key}',
    summary: 'Sets a setting; imports that are planned keep what they were planned with.',
    action: 'settings.write',
    params: settingParams,
    body: z.strictObject({
      value: z
        .union([
          z.string().max(1_000),
          z.boolean(),
          z.int(),
          z.null(),
          z.array(z.string().max(200)).max(1_000),
        ])
        .describe('Of the kind that the setting has; null: none.'),
    }),
    status: 200,
    response: settingSchema,
    errors: [422],
  }),

  resetSetting: operation({
    method: 'DELETE',
    path: '/settings/{key}',
    summary: 'Puts the default of a setting back.',
    action: 'settings.write',
    params: settingParams,
    status: 200,
    response: settingSchema,
    errors: [422],
  }),
};
