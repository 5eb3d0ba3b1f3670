import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field } from '../api/fields.ts';
import { membersQuery } from '../api/people.ts';
import { useAccountTimeZone } from '../api/settings.ts';
import { isMoment, shownTime } from './account-time.ts';
import { countryName } from './country-names.ts';
import { exactMoney, exactNumber } from './exact-number.ts';
import classes from './field-value.module.css';
import { useFormat } from './format.ts';
import { useLocale } from './locale.ts';

/**
 * A value of a field as people read it; nothing for no value. `linked` makes links of emails, phone
 * numbers and addresses of pages. Tables show thousands of these: most are plain text.
 */
export function FieldValue({
  field: { type },
  value,
  linked = false,
}: {
  readonly field: Pick<Field, 'type'>;
  readonly value: unknown;
  readonly linked?: boolean;
}): ReactNode {
  if (value === null || value === undefined || value === '') return null;
  if (type === 'owner' || type === 'followers') return <MemberNames value={value} />;
  if (type === 'tags' || type === 'many_options') {
    return <Badges texts={textsOf(value)} isOneLine={!linked} />;
  }
  if (Array.isArray(value)) {
    return linked && type in HREFS
      ? value.map((one) => (
          <div key={plainText(one)}>
            <FieldLink type={type} text={plainText(one)} />
          </div>
        ))
      : textsOf(value).join(', ');
  }
  if (typeof value === 'boolean') return <YesNo value={value} />;
  if (type === 'money' && isMoney(value)) return <Money value={value} />;
  const text = plainText(value);
  if (linked && type in HREFS) return <FieldLink type={type} text={text} />;
  switch (type) {
    case 'number':
      return <NumberText text={text} />;
    case 'date':
      return <PlainDate text={text} />;
    case 'date_time':
      return <Moment text={text} />;
    case 'country':
      return <Country code={text} />;
    case 'phone':
      return <bdi dir="ltr">{shownPhone(text)}</bdi>;
    case 'email':
    case 'url':
    case 'photo':
      return <bdi dir="ltr">{text}</bdi>;
    default:
      // In a table its cell takes care of where it begins.
      return linked ? <bdi>{text}</bdi> : text;
  }
}

function Badges({
  texts,
  isOneLine,
}: {
  readonly texts: readonly string[];
  readonly isOneLine: boolean;
}) {
  return (
    <span
      className={classes.badges}
      {...(isOneLine ? { 'data-one-line': true, title: texts.join(', ') } : {})}
    >
      {texts.map((text) => (
        <span key={text} dir="auto" className={classes.badge} title={text}>
          {text}
        </span>
      ))}
    </span>
  );
}

function MemberNames({ value }: { readonly value: unknown }) {
  const { t } = useTranslation();
  const members = useQuery(membersQuery).data;
  if (members === undefined) return null;
  // An account's people are listed even after they left; anything else is a text that was typed.
  return textsOf(value)
    .map((id) => members.find(({ memberId }) => memberId === id)?.name ?? t('unknown'))
    .join(', ');
}

function YesNo({ value }: { readonly value: boolean }) {
  const { t } = useTranslation();
  return value ? t('yes') : t('no');
}

function NumberText({ text }: { readonly text: string }) {
  return exactNumber(useLocale(), text);
}

function Money({ value }: { readonly value: MoneyValue }) {
  return exactMoney(useLocale(), value);
}

function Country({ code }: { readonly code: string }) {
  return countryName(useTranslation().i18n.language, code);
}

function PlainDate({ text }: { readonly text: string }) {
  const { date } = useFormat();
  return /^\d{4}-\d\d-\d\d$/.test(text) ? date(text) : text;
}

function Moment({ text }: { readonly text: string }) {
  const locale = useLocale();
  const timeZone = useAccountTimeZone();
  return isMoment(text) ? shownTime(locale, text, timeZone) : text;
}

function FieldLink({ type, text }: { readonly type: string; readonly text: string }) {
  const href = HREFS[type]?.(text) ?? null;
  const shown = <bdi dir="ltr">{type === 'phone' ? shownPhone(text) : text}</bdi>;
  if (href === null) return shown;
  const isPage = !href.startsWith('mailto:') && !href.startsWith('tel:');
  return (
    <a
      className={classes.link}
      href={href}
      {...(isPage ? { target: '_blank', rel: 'noreferrer' } : {})}
    >
      {shown}
    </a>
  );
}

const HREFS: Readonly<Record<string, (text: string) => string | null>> = {
  email: (text) => `mailto:${encodeURIComponent(text).replace('%40', '@')}`,
  phone: (text) => (/^\+\d/.test(text) ? `tel:${text}` : null),
  url: pageAddress,
  photo: pageAddress,
};

/** Only what leads to a page: never `javascript:`. */
function pageAddress(text: string): string | null {
  return /^https?:\/\//i.test(text) ? text : null;
}

/** `+14155552671;ext=12` is how an extension is kept. */
function shownPhone(text: string): string {
  return text.replace(';ext=', ' ext. ');
}

interface MoneyValue {
  readonly amount: string;
  readonly currency: string;
}

function isMoney(value: unknown): value is MoneyValue {
  return typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(plainText) : [plainText(value)];
}

/** Whatever a value is, as text: something that no field should hold is shown as what it is. */
function plainText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
