import { say, type Sentence } from '../language/sentence.ts';
import type { FieldDefinition } from '../object/definition.ts';
import { labelOf } from '../object/label-of.ts';
import type { ColumnProfile, ValueShape } from './column-profile.ts';

/** Whether a column's values can be those of a field; `says` finishes a sentence that begins with "the values". */
export interface Judgement {
  /**
   * `unlike`: they fail to be of the field's kind, and are of no other either, as mistyped values
   * are; `against`: they are plainly of another kind.
   */
  readonly verdict: 'for' | 'neutral' | 'unlike' | 'against';
  readonly says: Sentence;
}

/**
 * Holds the values of a column against the field that its header means. Values that are plainly
 * of another kind speak against it however few they are. Values that merely fail to be of the
 * field's kind are told apart, and need three of them, since exports hold dummy rows: a report of
 * rows to correct holds hardly anything else.
 */
export function judgeValues(field: FieldDefinition, profile: ColumnProfile): Judgement {
  if (profile.filled === 0) return { verdict: 'neutral', says: say('there are none to judge by') };
  return BY_FIELD.get(field.key)?.(profile, field) ?? BY_TYPE[field.type](profile, field);
}

type Judge = (profile: ColumnProfile, field: FieldDefinition) => Judgement;

const NEUTRAL: Judgement = { verdict: 'neutral', says: say('do not contradict it') };

const text = without('email', 'url', 'date', 'uuid', 'phone');
const notYesNo = without('email', 'url', 'date', 'uuid', 'phone');
const notOptions = without('email', 'url', 'date', 'uuid');

const BY_TYPE: Readonly<Record<FieldDefinition['type'], Judge>> = {
  text: without('email', 'url', 'uuid'),
  long_text: without(),
  number: ofShape('number', say('numbers'), 'email', 'url'),
  money: without('email', 'url', 'date', 'uuid'),
  date: ofShape('date', say('dates'), 'email', 'url', 'phone', 'number', 'dayAndMonth', 'yesNo'),
  date_time: ofShape(
    'date',
    say('dates'),
    'email',
    'url',
    'phone',
    'number',
    'dayAndMonth',
    'yesNo',
  ),
  phone: ofShape('phone', say('phone numbers'), 'email', 'url', 'date', 'uuid', 'yesNo'),
  email: ofShape(
    'email',
    say('email addresses'),
    'markedUrl',
    'phone',
    'date',
    'number',
    'uuid',
    'yesNo',
  ),
  single_option: ofOptions,
  many_options: without('email', 'url', 'uuid'),
  text_list: without(),
  tags: without('email', 'date', 'uuid', 'phone'),
  owner: without('number', 'url', 'date', 'uuid'),
  followers: without('number', 'url', 'date', 'uuid'),
  yes_no: onlyYesNo,
  url: ofShape('url', say('web addresses'), 'email', 'phone', 'date', 'number', 'uuid'),
  photo: ofShape('url', say('web addresses'), 'email', 'phone', 'date', 'number', 'uuid'),
  country: without('email', 'url', 'date', 'number', 'uuid'),
  unique_id: identifying,
  record_id: ofRecords,
};

const BY_FIELD: ReadonlyMap<string, Judge> = new Map<string, Judge>([
  ['first_name', text],
  ['middle_name', text],
  ['last_name', text],
  ['full_name', text],
  ['nickname', without('email', 'url', 'date', 'uuid')],
  ['name_prefix', shorter(30, without('email', 'url', 'date', 'phone', 'number'))],
  ['name_suffix', shorter(30, without('email', 'url', 'date', 'phone', 'number'))],
  ['company', without('email', 'date', 'uuid', 'number')],
  ['job_title', text],
  ['department', text],
  ['city', shorter(60, without('email', 'url', 'date', 'number', 'uuid', 'yesNo'))],
  ['state', shorter(60, without('email', 'url', 'date', 'number', 'uuid', 'yesNo'))],
  ['country', shorter(60, without('email', 'url', 'date', 'number', 'uuid', 'yesNo'))],
  ['address_line1', without('email', 'url', 'date', 'uuid', 'yesNo')],
  ['address_line2', without('email', 'url', 'date', 'uuid')],
  ['postal_code', withDigits],
  ['gender', shorter(20, without('email', 'url', 'date', 'phone', 'uuid'))],
  ['language', shorter(40, without('email', 'url', 'date', 'number', 'uuid'))],
  ['time_zone', shorter(60, without('email', 'url', 'date', 'uuid'))],
  ['source', without('email', 'date', 'uuid', 'number')],
  ['category', without('email', 'url', 'date', 'uuid', 'number')],
  ['groups', without('email', 'date', 'uuid', 'number')],
  ['tags', without('email', 'date', 'uuid', 'number')],
]);

/** Values that make up this share of a column say what it holds. */
const MOST = 0.6;
const FEW = 0.3;
/** From so many values on, not being of the field's kind is no accident. */
const ENOUGH = 3;

function ofShape(...[shape, kind, ...foreign]: [ValueShape, Sentence, ...ValueShape[]]): Judge {
  return (profile) => {
    const share = profile.share[shape];
    if (share >= MOST) return { verdict: 'for', says: areOf(kind, share) };
    const other = foreign.find((s) => profile.share[s] >= 0.5 && profile.share[s] > share);
    if (other !== undefined) return ofAnotherKind(profile, other);
    if (share < FEW && profile.filled >= ENOUGH)
      return { verdict: 'unlike', says: say('are not {kind}', { kind }) };
    return NEUTRAL;
  };
}

function without(...foreign: readonly ValueShape[]): Judge {
  return (profile) => {
    const other = foreign.find((shape) => profile.share[shape] >= 0.5);
    return other === undefined ? NEUTRAL : ofAnotherKind(profile, other);
  };
}

function ofAnotherKind({ share }: ColumnProfile, other: ValueShape): Judgement {
  const verdict = share[other] >= MOST ? 'against' : 'unlike';
  const kind = PLURAL[other];
  return { verdict, says: kind ? say('are {kind}', { kind }) : say('are something else') };
}

function shorter(limit: number, judge: Judge): Judge {
  return (profile, field) =>
    profile.meanLength > limit
      ? { verdict: 'against', says: say('are too long for {field}', { field: labelOf(field) }) }
      : judge(profile, field);
}

/** Postal codes: short, most of them with a digit, none of them a date or a decimal. */
function withDigits(profile: ColumnProfile): Judgement {
  if (profile.share.email >= 0.5 || profile.share.url >= 0.5 || profile.meanLength > 12) {
    return { verdict: 'against', says: say('are not postal codes') };
  }
  if (profile.share.digit < FEW && profile.filled >= ENOUGH) {
    return { verdict: 'unlike', says: say('have no digits') };
  }
  return profile.share.digit >= MOST
    ? { verdict: 'for', says: say('look like postal codes') }
    : NEUTRAL;
}

function onlyYesNo(profile: ColumnProfile, field: FieldDefinition): Judgement {
  if (profile.share.yesNo >= 0.9) return { verdict: 'for', says: say('are yes and no') };
  const { verdict } = notYesNo(profile, field);
  return {
    verdict: verdict === 'against' ? 'against' : 'unlike',
    says: say('are not yes or no'),
  };
}

/** Our own IDs; one of them says what the column holds, whatever the others are. */
function ofRecords({ share }: ColumnProfile): Judgement {
  if (share.uuidV7 >= MOST) return { verdict: 'for', says: say('are Muster IDs') };
  return { verdict: share.uuidV7 > 0 ? 'unlike' : 'against', says: say('are not Muster IDs') };
}

/**
 * An ID tells records apart: hardly any value comes twice, and none is a date or an address. What
 * an account calls a unique ID may be anything.
 */
function identifying(profile: ColumnProfile, { custom }: FieldDefinition): Judgement {
  const { share, distinct, filled } = profile;
  if (share.email >= 0.5 || share.url >= 0.5 || (share.date >= 0.5 && share.number < 0.5)) {
    return { verdict: custom ? 'unlike' : 'against', says: say('are not IDs') };
  }
  if (distinct < 0.9) {
    // One ID over and over would make one record of all rows.
    const verdict = !custom && distinct < 0.5 && filled >= ENOUGH ? 'against' : 'unlike';
    return { verdict, says: say('repeat, so they identify nobody') };
  }
  if (profile.meanLength > 80) return { verdict: 'unlike', says: say('are too long to be IDs') };
  return profile.filled >= ENOUGH ? { verdict: 'for', says: say('are all different') } : NEUTRAL;
}

function ofOptions(profile: ColumnProfile, field: FieldDefinition): Judgement {
  const label = labelOf(field);
  const options = new Set((field.options ?? []).map((option) => option.toLowerCase()));
  const filled = profile.values.filter((value) => value !== '');
  const known = filled.filter((value) => options.has(value.toLowerCase())).length / filled.length;
  if (known >= MOST)
    return { verdict: 'for', says: say('are options of {field}', { field: label }) };
  if (field.custom && known > 0) return NEUTRAL;
  // `Type` may be the type of anything; the account's own fields have names of their own.
  const other = known === 0 && (!field.custom || notOptions(profile, field).verdict === 'against');
  return {
    verdict: other ? 'against' : 'unlike',
    says: say('are not options of {field}', { field: label }),
  };
}

const PLURAL: Readonly<Partial<Record<ValueShape, Sentence>>> = {
  email: say('email addresses'),
  url: say('web addresses'),
  markedUrl: say('web addresses'),
  phone: say('phone numbers'),
  date: say('dates'),
  dayAndMonth: say('days without a year'),
  number: say('numbers'),
  uuid: say('IDs'),
  yesNo: say('yes and no'),
};

function areOf(kind: Sentence, share: number): Sentence {
  if (share === 1) return say('are {kind}', { kind });
  return say('are {kind} ({percent}% of them)', { kind, percent: Math.floor(share * 100) });
}
