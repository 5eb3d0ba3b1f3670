import { describe, expect, it } from 'vitest';
import { readSharedFile } from '../../../../test/support/shared-file.ts';
import { emailCoder } from './email.ts';

const isemail = readSharedFile('email/isemail_tests.json');
const eai = readSharedFile('email/hapi_eai_cases.json');
const code = emailCoder();

describe('emailCoder against tables of others', () => {
  it.skipIf(isemail === null)(
    'agrees with isemail on what an importer accepts, but for argued cases',
    () => {
      const cases = JSON.parse(isemail ?? '[]') as {
        id: string;
        address: string;
        ordinary: boolean;
      }[];
      const different = cases
        .filter(({ address, ordinary }) => (code(address).kind === 'value') !== ordinary)
        .map(({ id }) => Number(id));
      const unargued = different.filter((id) => !ARGUED.some(({ ids }) => ids.includes(id)));
      console.info(`isemail: ${cases.length - different.length} of ${cases.length} agree`);
      expect(unargued).toEqual([]);
      expect(different.toSorted(byNumber)).toEqual(
        ARGUED.flatMap(({ ids }) => ids).toSorted(byNumber),
      );
      expect(cases.length - different.length).toBeGreaterThanOrEqual(125);
    },
  );

  it.skipIf(eai === null)('agrees with the international cases, but for argued ones', () => {
    const cases = JSON.parse(eai ?? '[]') as { address: string; valid: boolean | string }[];
    const different = cases
      .filter(({ address, valid }) => (code(address).kind === 'value') !== (valid === true))
      .map(({ address }) => address);
    console.info(`hapi: ${cases.length - different.length} of ${cases.length} agree`);
    expect(different).toEqual(ARGUED_INTERNATIONAL.map(({ address }) => address));
    expect(cases.length - different.length).toBeGreaterThanOrEqual(13);
  });
});

function byNumber(a: number, b: number): number {
  return a - b;
}

const ARGUED: readonly { readonly ids: readonly number[]; readonly why: string }[] = [
  { ids: [5], why: 'test@io: a bare suffix is no dot-domain' },
  { ids: [13, 33, 37, 38, 100], why: 'the suffix does not exist in the public DNS' },
  {
    ids: [42, 45, 46, 48, 55],
    why: 'a quoted local part is a mailbox of RFC 5321, and is accepted',
  },
  { ids: [35], why: 'a full stop at the end belongs to a sentence; as a domain it means the same' },
  {
    ids: [50, 103, 104],
    why: 'a stray quote or bracket before an address is left over from its wrapping',
  },
  {
    ids: [88, 89, 99, 127, 128, 132, 141, 142, 143, 144, 145, 146, 147],
    why: 'white space and line ends around an address are trimmed, as in every cell',
  },
  { ids: [148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158], why: 'the same' },
];

const ARGUED_INTERNATIONAL: readonly { readonly address: string; readonly why: string }[] = [
  { address: '伊昭傑@郵件.商務', why: 'the suffix does not exist in the public DNS' },
  { address: 'test@iana.org.', why: 'a full stop at the end belongs to a sentence' },
  { address: 'test@iana.org\n', why: 'a line end at the end is trimmed' },
  { address: '"test"@iana.org', why: 'a quoted local part is a mailbox of RFC 5321' },
];
