import type { FieldDefinition, FieldType, ObjectDefinition } from './definition.ts';

/** The contact with its standard fields; `withCustomFields` adds those of an account. */
export const CONTACT: ObjectDefinition = {
  name: 'contact',
  label: 'Contact',
  plural: 'Contacts',
  createNeedsOneOf: [
    'first_name',
    'last_name',
    'full_name',
    'company',
    'email',
    'additional_emails',
    'phone',
    'additional_phones',
  ],
  createNeeds: 'a name, phone or email',
  namedBy: [['first_name', 'last_name'], ['full_name'], ['company'], ['email'], ['phone']],
  fullName: { field: 'full_name', first: 'first_name', last: 'last_name' },
  fields: [
    field('contact_id', 'Contact ID', 'record_id', 'Identity'),
    field('external_id', 'External ID', 'unique_id', 'Identity', { keyKind: 'external_id' }),
    field('name_prefix', 'Prefix', 'text', 'Name'),
    field('first_name', 'First name', 'text', 'Name'),
    field('middle_name', 'Middle name', 'text', 'Name'),
    field('last_name', 'Last name', 'text', 'Name'),
    field('name_suffix', 'Suffix', 'text', 'Name'),
    field('full_name', 'Full name', 'text', 'Name'),
    field('nickname', 'Nickname', 'text', 'Name'),
    field('company', 'Company', 'text', 'Work'),
    field('job_title', 'Job title', 'text', 'Work'),
    field('department', 'Department', 'text', 'Work'),
    field('email', 'Email', 'email', 'Reach', { keyKind: 'email', rest: 'additional_emails' }),
    field('additional_emails', 'Additional emails', 'email', 'Reach', {
      keyKind: 'email',
      many: true,
    }),
    field('phone', 'Phone', 'phone', 'Reach', { keyKind: 'phone', rest: 'additional_phones' }),
    field('additional_phones', 'Additional phones', 'phone', 'Reach', {
      keyKind: 'phone',
      many: true,
    }),
    field('website', 'Website', 'url', 'Reach'),
    field('address_line1', 'Address line 1', 'text', 'Address'),
    field('address_line2', 'Address line 2', 'text', 'Address'),
    field('city', 'City', 'text', 'Address'),
    field('state', 'State', 'text', 'Address'),
    field('postal_code', 'Postal code', 'text', 'Address'),
    field('country', 'Country', 'country', 'Address'),
    field('birthday', 'Birthday', 'date', 'About', { past: true }),
    field('gender', 'Gender', 'text', 'About'),
    field('language', 'Language', 'text', 'About'),
    field('time_zone', 'Time zone', 'text', 'About'),
    field('source', 'Source', 'text', 'About'),
    field('notes', 'Notes', 'long_text', 'About'),
    field('photo_url', 'Photo URL', 'photo', 'About'),
    field('type', 'Type', 'single_option', 'Sorting', { options: ['Client', 'Agent'] }),
    field('category', 'Category', 'text', 'Sorting'),
    field('tags', 'Tags', 'tags', 'Sorting', { many: true }),
    field('groups', 'Groups', 'tags', 'Sorting', { many: true }),
    field('owner', 'Owner', 'owner', 'Sorting'),
    field('followers', 'Followers', 'followers', 'Sorting', { many: true }),
    field('do_not_contact', 'Do not contact', 'yes_no', 'Consent', { protective: true }),
    field('do_not_email', 'Do not email', 'yes_no', 'Consent', { protective: true }),
    field('do_not_phone', 'Do not phone or text', 'yes_no', 'Consent', { protective: true }),
    field('created_date', 'Created date', 'date_time', 'About'),
  ],
};

type FieldRow = [key: string, label: string, type: FieldType, group: string, extras?: FieldExtras];

interface FieldExtras {
  readonly many?: true;
  readonly options?: readonly string[];
  readonly keyKind?: string;
  readonly rest?: string;
  readonly protective?: true;
  readonly past?: true;
}

function field(...[key, label, type, group, extras]: FieldRow): FieldDefinition {
  return { key, label, type, group, custom: false, ...extras, many: extras?.many ?? false };
}
