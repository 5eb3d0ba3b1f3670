import type { Client } from '../../../packages/core/src/contract/client.ts';

/** Makes a field of the account's own of every type there is. */
export async function addFieldOfEveryType(api: Client): Promise<void> {
  for (const [label, type, options = []] of FIELDS)
    await api.addField({ body: { label, type, options: [...options] } });
}

const FIELDS: readonly (readonly [label: string, type: string, options?: readonly string[]])[] = [
  ['Note', 'text'],
  ['Story', 'long_text'],
  ['Score', 'number'],
  ['Deal size', 'money'],
  ['Member since', 'date'],
  ['Last call', 'date_time'],
  ['Newsletter', 'yes_no'],
  ['Plan', 'single_option', ['Gold', 'Silver']],
  ['Interests', 'many_options', ['Golf', 'Sailing', 'Chess']],
  ['Nicknames', 'text_list'],
  ['Labels', 'tags'],
  ['Work email', 'email'],
  ['Fax', 'phone'],
  ['Blog', 'url'],
  ['Portrait', 'photo'],
  ['Birth country', 'country'],
  ['Deputy', 'owner'],
  ['Watchers', 'followers'],
  ['Customer no', 'unique_id'],
];
