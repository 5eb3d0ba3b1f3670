import { fieldOperations } from '@muster/core/contract/fields';
import { inLanguage } from '@muster/core/language/in-language';
import type { Language } from '@muster/core/language/language';
import { say } from '@muster/core/language/sentence';
import type { FieldDefinition } from '@muster/core/object/definition';
import { groupOf, labelOf } from '@muster/core/object/label-of';
import { changeField } from '../../crm/change-field.ts';
import { addField, loadDefinition, removeField } from '../../crm/fields.ts';
import { sampleFile } from '../../crm/sample-file.ts';
import { MusterError } from '../../errors.ts';
import type { Muster } from '../../imports/muster.ts';
import { type RequestContext, routes } from '../route.ts';

export const fieldRoutes = routes(fieldOperations, {
  listFields: async ({ muster }) => ({
    items: (await fieldsOf(muster)).map((field) => fieldAnswer(field, muster.language)),
  }),

  addField: async ({ muster }, { body: { key = null, ...given } }) => {
    const added = await addField(muster.pool, muster.account, { key, ...given });
    return readField(muster, added.key);
  },

  changeField: async ({ muster }, { params, body }) => {
    await changeField(muster, { ...params, ...body });
    return readField(muster, params.key);
  },

  removeField: async ({ muster }, { params: { key }, query: { withValues } }) => {
    await readField(muster, key);
    await removeField(muster.pool, muster.account, { name: key, withValues });
  },

  downloadSampleCsv: (context, { query }) => sample(context, { purpose: query.for, format: 'csv' }),
  downloadSampleXlsx: (context, { query }) =>
    sample(context, { purpose: query.for, format: 'xlsx' }),
});

async function fieldsOf({ pool, account }: Muster): Promise<readonly FieldDefinition[]> {
  return (await loadDefinition(pool, account.accountId, 'contact')).fields;
}

async function readField(muster: Muster, key: string) {
  const field = (await fieldsOf(muster)).find((one) => one.key === key);
  if (field) return fieldAnswer(field, muster.language);
  throw new MusterError('not_found', say('There is no field {key}.', { key }));
}

function fieldAnswer(field: FieldDefinition, language: Language | undefined) {
  const { key, type, custom, many, options } = field;
  return {
    key,
    label: inLanguage(labelOf(field), language),
    type,
    group: inLanguage(groupOf(field), language),
    custom,
    many,
    options: options === undefined ? null : [...options],
    unique: type === 'unique_id',
  };
}

async function sample({ muster }: RequestContext, wanted: Parameters<typeof sampleFile>[1]) {
  const contentType =
    wanted.format === 'csv'
      ? 'text/csv; charset=utf-8'
      : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { contentType, ...(await sampleFile(muster, wanted)) };
}
