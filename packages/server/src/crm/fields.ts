import { isReportColumn } from '@muster/core/issue/report-columns';
import type { Json } from '@muster/core/json';
import { type Said, say } from '@muster/core/language/sentence';
import { CONTACT } from '@muster/core/object/contact';
import type { FieldDefinition, ObjectDefinition } from '@muster/core/object/definition';
import { fieldKey, isFieldKey } from '@muster/core/object/field-key';
import { labelOf } from '@muster/core/object/label-of';
import {
  CUSTOM_FIELD_TYPES,
  type CustomField,
  type CustomFieldType,
  hasOptions,
  withCustomFields,
  withOptions,
} from '@muster/core/object/with-custom-fields';
import type { AccountPool, Queryable } from '../database/account-pool.ts';
import { withTransaction } from '../database/with-transaction.ts';
import { MusterError } from '../errors.ts';
import { type Account, findAccountById } from '../store/accounts.ts';
import {
  countFieldValues,
  deleteField,
  deleteFieldValues,
  insertField,
  listFields,
  lockFields,
} from '../store/fields.ts';
import { listImports } from '../store/imports.ts';
import { tablesOf } from '../store/object-tables.ts';
import { lockAccount, queueForAccount } from '../store/revisions.ts';
import { contactCategoriesOf, contactTypesOf } from './settings.ts';

/**
 * The object as the account has it: its standard fields, the account's own fields after them, and
 * the account's contact types as the options of `type`, and its categories as those of `category`.
 *
 * @throws MusterError `not_found` when there is no such object or account.
 */
export async function loadDefinition(
  pool: Queryable,
  accountId: string,
  object: string,
): Promise<ObjectDefinition> {
  const standard = standardObject(object);
  if (!standard)
    throw new MusterError(
      'not_found',
      say('There are no records of the kind {object}.', { object }),
    );
  const account = await findAccountById(pool, accountId);
  const own = withCustomFields(standard, await listFields(pool, accountId, object));
  const typed = withOptions(own, 'type', contactTypesOf(account.settings));
  const categories = contactCategoriesOf(account.settings);
  return categories.length === 0 ? typed : withOptions(typed, 'category', categories);
}

/** The object of that name with the fields that every account has. */
export function standardObject(object: string): ObjectDefinition | undefined {
  return OBJECTS.find(({ name }) => name === object);
}

const OBJECTS: readonly ObjectDefinition[] = [CONTACT];

/** What it takes to add a field. */
export interface NewField {
  readonly label: string;
  readonly type: string;
  readonly options: readonly string[];
  /** null: made from the label. */
  readonly key: string | null;
}

/**
 * Adds a field of the account's own to its contacts.
 *
 * @throws MusterError `field_invalid` when the type is unknown, options are missing or not asked
 * for, or label or key are taken or reserved.
 */
export async function addField(
  pool: AccountPool,
  account: Account,
  given: NewField,
): Promise<CustomField> {
  const { accountId } = account;
  return withTransaction(pool, async (client) => {
    await lockFields(client, accountId);
    const definition = await loadDefinition(client, accountId, CONTACT.name);
    const label = checkLabel(given.label, definition);
    const type = checkType(given.type);
    const options = checkOptions(given.options, type);
    const field = { key: checkKey(given.key, label, definition), label, type, options };
    await insertField(client, accountId, { object: CONTACT.name, field });
    return field;
  });
}

/**
 * Removes a field of the account's own, named by key or label. Its values go only when
 * `withValues` says so.
 *
 * @throws MusterError `field_invalid` when there is no such field, it is a standard one, or
 * contacts have values in it that are to stay.
 */
export async function removeField(
  pool: AccountPool,
  account: Account,
  { name, withValues }: { readonly name: string; readonly withValues: boolean },
): Promise<FieldDefinition> {
  const { accountId } = account;
  const definition = await loadDefinition(pool, accountId, CONTACT.name);
  const field = definition.fields.find((one) => isNamed(one, name));
  if (!field)
    throw invalid(
      say('There is no field {name}. The list of fields has their keys and names.', { name }),
    );
  if (!field.custom)
    throw invalid(
      say('{field} is a standard field: every account has it.', { field: labelOf(field) }),
    );
  const { key } = field;
  const tables = tablesOf(definition);
  await withTransaction(pool, async (client) => {
    await queueForAccount(client, accountId);
    await refuseWhileInUse(client, account, field);
    const count = await countFieldValues(client, accountId, { tables, key });
    if (count > 0 && !withValues) {
      throw invalid(
        count === 1
          ? say(
              '1 contact has a value in {field}. The field goes only together with this value, which cannot be undone: say that it is to go.',
              { field: labelOf(field) },
            )
          : say(
              '{count} contacts have a value in {field}. The field goes only together with these values, which cannot be undone: say that they are to go.',
              { count, field: labelOf(field) },
            ),
        { contactsWithValue: count },
      );
    }
    if (count > 0) {
      await lockAccount(client, accountId);
      await deleteFieldValues(client, accountId, { tables, key });
    }
    await deleteField(client, accountId, { object: definition.name, key });
  });
  return field;
}

/** An import that is not finished would write the field's values, or could not go on without it. */
async function refuseWhileInUse(
  client: Queryable,
  { accountId }: Account,
  field: FieldDefinition,
): Promise<void> {
  const imports = await listImports(client, accountId);
  const user = imports.find(
    ({ state, plan }) =>
      ['staging', 'planned', 'applying'].includes(state) &&
      plan.mapping.some(({ target }) => target?.field === field.key),
  );
  if (!user) return;
  throw invalid(
    say(
      '{field} cannot be removed while the import of {file} uses it. Finish or discard the import {id} first.',
      { field: labelOf(field), file: user.fileName, id: user.importId },
    ),
  );
}

const LABEL_LENGTH = 100;
const OPTION_COUNT = 1000;

export function checkLabel(given: string, definition: ObjectDefinition): string {
  const label = given.trim().replace(/\s+/g, ' ');
  if (label === '') throw invalid(say('A field needs a name.'));
  if (label.length > LABEL_LENGTH) {
    throw invalid(
      say('The name of a field can have {most} characters; this one has {count}.', {
        most: LABEL_LENGTH,
        count: label.length,
      }),
    );
  }
  if (isReportColumn(label) || label.toLowerCase() === 'image') {
    throw invalid(
      say('Muster uses "{label}" for a column of its own files. Choose another name.', { label }),
    );
  }
  const other = definition.fields.find((field) => isNamed(field, label));
  if (other)
    throw invalid(
      say('There is already a field {field}. Choose another name.', { field: labelOf(other) }),
    );
  return label;
}

function checkType(given: string): CustomFieldType {
  const type = CUSTOM_FIELD_TYPES.find(
    (one) => one === given.trim().replace(/[\s-]/g, '_').toLowerCase(),
  );
  if (type) return type;
  throw invalid(
    say('"{given}" is not a type of field. The types are {types}.', {
      given,
      types: CUSTOM_FIELD_TYPES.join(', '),
    }),
  );
}

export function checkOptions(given: readonly string[], type: CustomFieldType): readonly string[] {
  if (!hasOptions(type)) {
    if (given.length === 0) return [];
    throw invalid(
      say('A field of type {type} has no options; single_option and many_options have.', { type }),
    );
  }
  const options = new Map<string, string>();
  for (const option of given.map((one) => one.trim()).filter((one) => one !== '')) {
    const same = options.get(option.toLowerCase());
    if (same !== undefined)
      throw invalid(say('The option {option} is given twice.', { option: same }));
    options.set(option.toLowerCase(), option);
  }
  if (options.size === 0) {
    throw invalid(say('A field of type {type} needs its options: give at least one.', { type }));
  }
  if (options.size > OPTION_COUNT)
    throw invalid(say('A field can have {most} options.', { most: OPTION_COUNT }));
  return [...options.values()];
}

function checkKey(given: string | null, label: string, definition: ObjectDefinition): string {
  const key = given ?? fieldKey(label);
  if (key === null) {
    throw invalid(
      say(
        'No key can be made from "{label}". Give it a key of letters and digits, e.g. my_field.',
        { label },
      ),
    );
  }
  if (!isFieldKey(key)) {
    throw invalid(
      say(
        '"{key}" cannot be the key of a field: it takes small letters, digits and _, a letter first, 63 at most, and no name that JavaScript reserves. Choose another key.',
        { key },
      ),
    );
  }
  const other = definition.fields.find((field) => field.key === key || field.keyKind === key);
  if (!other) return key;
  throw invalid(
    say('The key {key} belongs to the field {field}. Choose another key.', {
      key,
      field: labelOf(other),
    }),
  );
}

function isNamed(field: FieldDefinition, name: string): boolean {
  const wanted = name.trim().toLowerCase();
  return field.key === wanted || field.label.toLowerCase() === wanted;
}

function invalid(sentence: Said, detail: Readonly<Record<string, Json>> = {}): MusterError {
  return new MusterError('field_invalid', sentence, { detail });
}
