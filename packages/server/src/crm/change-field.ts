import { say } from '@muster/core/language/sentence';
import { CONTACT } from '@muster/core/object/contact';
import type { CustomField } from '@muster/core/object/with-custom-fields';
import { withTransaction } from '../database/with-transaction.ts';
import { MusterError } from '../errors.ts';
import type { Muster } from '../imports/muster.ts';
import { listFields, lockFields, updateField } from '../store/fields.ts';
import { checkLabel, checkOptions, loadDefinition } from './fields.ts';

/** What changes of a field; its key and its type never do. */
export interface FieldChange {
  readonly key: string;
  readonly label?: string | undefined;
  /** All of its options. Contacts keep values that are none any more. */
  readonly options?: readonly string[] | undefined;
}

/**
 * Renames a field of the account's own, or gives it other options.
 *
 * @throws MusterError `not_found`; `field_invalid` for a standard field, or a name or options that cannot be.
 */
export async function changeField(
  { pool, account: { accountId } }: Muster,
  change: FieldChange,
): Promise<CustomField> {
  return withTransaction(pool, async (client) => {
    await lockFields(client, accountId);
    const definition = await loadDefinition(client, accountId, CONTACT.name);
    const isStandard = definition.fields.some(({ key, custom }) => key === change.key && !custom);
    if (isStandard) {
      throw new MusterError(
        'field_invalid',
        say('{key} is a standard field: it stays as it is.', { key: change.key }),
      );
    }
    const field = (await listFields(client, accountId, CONTACT.name)).find(
      ({ key }) => key === change.key,
    );
    if (!field)
      throw new MusterError('not_found', say('There is no field {key}.', { key: change.key }));
    const others = {
      ...definition,
      fields: definition.fields.filter(({ key }) => key !== field.key),
    };
    const changed = {
      ...field,
      label: change.label === undefined ? field.label : checkLabel(change.label, others),
      options:
        change.options === undefined ? field.options : checkOptions(change.options, field.type),
    };
    await updateField(client, accountId, { object: CONTACT.name, field: changed });
    return changed;
  });
}
