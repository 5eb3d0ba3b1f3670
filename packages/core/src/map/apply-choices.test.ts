import { describe, expect, it } from 'vitest';
import { inEnglish } from '../language/sentence.ts';
import { CONTACT } from '../object/contact.ts';
import { applyChoices, readMapChoice, type ColumnChoice } from './apply-choices.ts';
import { recogniseColumns } from './recognise-columns.ts';

const HEADERS = ['Email', 'Email (2)', 'Phone', 'Budget', 'budget line', 'Notes'];
const RECOGNISED = recogniseColumns({ definition: CONTACT, headers: HEADERS, samples: [] });

const PROBLEMS: readonly {
  note: string;
  choices: readonly ColumnChoice[];
  code: string;
  says: RegExp;
}[] = [
  {
    note: 'unknown column',
    choices: [{ column: 'Fone', target: 'phone' }],
    code: 'unknown_column',
    says: /no column "Fone".*"Phone"/u,
  },
  {
    note: 'unknown column that resembles none',
    choices: [{ column: 'Qqqqqq', target: 'phone' }],
    code: 'unknown_column',
    says: /The columns are "Email"/u,
  },
  {
    note: 'unknown field',
    choices: [{ column: 'Phone', target: 'phnoe' }],
    code: 'unknown_target',
    says: /no field "phnoe".*"phone"/u,
  },
  {
    note: 'field of another object',
    choices: [{ column: 'Phone', target: 'opportunity.value' }],
    code: 'unknown_target',
    says: /no field/u,
  },
  {
    note: 'name that every object has',
    choices: [{ column: '__proto__', target: 'constructor' }],
    code: 'unknown_column',
    says: /no column "__proto__"/u,
  },
  {
    note: 'values added to a field that holds one',
    choices: [{ column: 'Phone', target: 'phone', policy: 'append' }],
    code: 'mapping_invalid',
    says: /"Phone" cannot have the policy "append": Phone holds one value/u,
  },
  {
    note: 'protection cleared where there is none',
    choices: [{ column: 'Notes', target: 'notes', policy: 'clear_protection' }],
    code: 'mapping_invalid',
    says: /Notes is no flag that protects/u,
  },
  {
    note: 'one field for two columns',
    choices: [
      { column: 'Budget', target: 'company' },
      { column: 'Notes', target: 'company' },
    ],
    code: 'mapping_invalid',
    says: /both "Budget" and "Notes"/u,
  },
  {
    note: 'one field that has a field for more',
    choices: [
      { column: 'Email', target: 'email' },
      { column: 'Notes', target: 'email' },
    ],
    code: 'mapping_invalid',
    says: /"additional_emails"/u,
  },
  {
    note: 'mapped and ignored',
    choices: [
      { column: 'Notes', target: 'notes' },
      { column: 'Notes', target: null },
    ],
    code: 'mapping_invalid',
    says: /"Notes" is given two targets/u,
  },
];

describe('applyChoices', () => {
  it('takes guesses over, with the policy of each field', () => {
    const { mapping, problems } = apply([]);
    expect(problems).toEqual([]);
    expect(
      mapping.map(({ target, policy, setBy }) => [target?.field ?? null, policy, setBy]),
    ).toEqual([
      ['email', 'overwrite', 'guess'],
      ['additional_emails', 'append', 'guess'],
      ['phone', 'overwrite', 'guess'],
      [null, 'overwrite', 'guess'],
      [null, 'overwrite', 'guess'],
      ['notes', 'overwrite', 'guess'],
    ]);
  });

  it('finds field and column without regard to case, by key, label and with the object named', () => {
    for (const target of ['job_title', 'Job Title', 'contact.job_title', 'CONTACT.Job title']) {
      const { mapping, problems } = apply([{ column: 'BUDGET', target }]);
      expect(problems).toEqual([]);
      expect(mapping[3]).toMatchObject({
        target: { object: 'contact', field: 'job_title' },
        setBy: 'person',
      });
    }
  });

  it('lets a choice beat the guess of another column, which takes further values if it can', () => {
    const { mapping } = apply([
      { column: 'Email (2)', target: 'email' },
      { column: 'Budget', target: 'notes' },
    ]);
    expect(mapping.map(({ target }) => target?.field ?? null)).toEqual([
      'additional_emails',
      'email',
      'phone',
      'notes',
      null,
      null,
    ]);
  });

  it('leaves an ignored column without a target, set by the person', () => {
    expect(apply([{ column: 'Phone', target: null }]).mapping[2]).toMatchObject({
      target: null,
      setBy: 'person',
    });
  });

  it('lets several columns give a field of many values', () => {
    const { problems } = apply([
      { column: 'Budget', target: 'tags' },
      { column: 'Notes', target: 'tags' },
    ]);
    expect(problems).toEqual([]);
  });

  it('prefers the exact name where two differ only in case', () => {
    const recognised = recogniseColumns({ definition: CONTACT, headers: ['A', 'a'], samples: [] });
    const options = { definition: CONTACT, onEmpty: 'keep' } as const;
    expect(
      applyChoices(recognised, [{ column: 'a', target: 'city' }], options).mapping[1]?.target
        ?.field,
    ).toBe('city');
    const same = recogniseColumns({ definition: CONTACT, headers: ['Ab', 'aB'], samples: [] });
    expect(applyChoices(same, [{ column: 'ab', target: 'city' }], options).problems).toMatchObject([
      { code: 'unknown_column' },
    ]);
  });

  it.each(PROBLEMS)('says what is wrong: $note', ({ choices, code, says }) => {
    const { problems } = apply(choices);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.code).toBe(code);
    expect(inEnglish(problems[0]?.sentence ?? '')).toMatch(says);
  });
});

describe('readMapChoice', () => {
  it.each([
    ['Email=email', { column: 'Email', target: 'email' }],
    ['a=b=email', { column: 'a=b', target: 'email' }],
    ['Email', null],
    ['=email', null],
    ['Email=', null],
  ])('reads %s', (text, choice) => {
    expect(readMapChoice(text)).toEqual(choice);
  });
});

function apply(choices: readonly ColumnChoice[]): ReturnType<typeof applyChoices> {
  return applyChoices(RECOGNISED, choices, { definition: CONTACT, onEmpty: 'keep' });
}

const choose = (choices: readonly ColumnChoice[]) =>
  applyChoices(RECOGNISED, choices, { definition: CONTACT, onEmpty: 'keep' });

describe('what columns do to values that are there', () => {
  it('is as chosen, and as usual where nothing is said', () => {
    const { mapping, problems } = choose([
      { column: 'Phone', target: 'phone', policy: 'fill', onEmpty: 'clear' },
      { column: 'Notes', target: 'tags', policy: 'overwrite' },
      { column: 'Budget', target: 'groups' },
    ]);
    expect(problems).toEqual([]);
    const of = (name: string) => {
      const { policy, onEmpty } = mapping.find((column) => column.name === name) ?? {};
      return `${policy} ${onEmpty}`;
    };
    expect(of('Phone')).toBe('fill clear');
    expect(of('Notes')).toBe('overwrite keep');
    expect(of('Budget')).toBe('append keep');
    expect(of('Email')).toBe('overwrite keep');
  });

  it('lets a flag that protects be cleared where that is chosen', () => {
    const { mapping, problems } = choose([
      { column: 'Notes', target: 'do_not_contact', policy: 'clear_protection' },
    ]);
    expect(problems).toEqual([]);
    expect(mapping.at(-1)?.policy).toBe('clear_protection');
  });
});
