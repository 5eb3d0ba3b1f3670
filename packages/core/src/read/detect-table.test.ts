import { describe, expect, test } from 'vitest';
import { inEnglish } from '../language/sentence.ts';
import { describeTable } from './describe-table.ts';
import { detectDialect } from './detect-dialect.ts';
import type { Dialect } from './dialect.ts';

function detect(text: string) {
  const samples = [{ text, fromStart: true, toEnd: true }];
  const { dialect, usualCells } = detectDialect(samples, {});
  const table = describeTable(samples, { dialect: dialect.value, usualCells });
  return { dialect, table };
}

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

const long = (cell: string) => {
  const text = `First Name,Email,Notes\nL,l@long.com,${cell}\n`;
  const parts = [text.length / 4, text.length / 2, text.length - 16_384].map((at) => ({
    text: text.slice(at, at + 16_384),
    fromStart: false,
    toEnd: at + 16_384 >= text.length,
  }));
  return [{ text: text.slice(0, 131_072), fromStart: true, toEnd: false }, ...parts];
};

interface Case {
  readonly note: string;
  readonly text: string;
  readonly dialect?: Partial<Dialect>;
  readonly header?: readonly number[];
  readonly columns?: readonly string[];
}

const cases: readonly Case[] = [
  {
    note: 'comma',
    text: 'name,age\nAnn,30\nBob,40\n',
    dialect: { delimiter: ',', lineEnd: 'lf' },
    header: [1],
    columns: ['name', 'age'],
  },
  {
    note: 'semicolon with decimal commas',
    text: `x;y\n${lines(9, (n) => `1,${n};2,5`)}`,
    dialect: { delimiter: ';' },
  },
  {
    note: 'semicolon, header too, though every address has two commas',
    text: `Name;Address\n${lines(9, (n) => `P${n};Main St ${n}, Springfield, IL`)}`,
    dialect: { delimiter: ';' },
  },
  {
    note: 'comma, though tags are split by semicolons alike',
    text: 'name,tags\nAnn,a;b;c\nBob,d;e;f\n',
    dialect: { delimiter: ',' },
  },
  { note: 'tab', text: 'a\tb\n1\t2,3\n', dialect: { delimiter: '\t' } },
  {
    note: 'vertical bar with blanks on both sides',
    text: 'a | b\n1 | 2\n',
    dialect: { delimiter: ' | ' },
    columns: ['a', 'b'],
  },
  { note: 'comma and blank', text: 'a, b, c\n1, 2, "3, 4"\n', dialect: { delimiter: ', ' } },
  { note: 'two bars', text: 'a||b\n1||2\n', dialect: { delimiter: '||' } },
  {
    note: 'colon, where nothing is a time',
    text: 'name:age:city\nann:30:Rome\nbob:40:Oslo\n',
    dialect: { delimiter: ':' },
  },
  { note: 'unit separator', text: 'a\u001Fb\n1\u001F2\n', dialect: { delimiter: '\u001F' } },
  {
    note: 'blank, with quoted cells',
    text:
      '"name" "town"  "x"\n'.replace('  ', ' ') + '"Ann Lee" "San Jose" "1"\n"Bob" "Rome" "2"\n',
    dialect: { delimiter: ' ' },
  },
  {
    note: 'one column of times',
    text: `Time\n${lines(9, (n) => `12:0${n}:00`)}`,
    columns: ['Time'],
  },
  {
    note: 'one column of names',
    text: `Name\n${lines(9, (n) => `Person Number ${n}`)}`,
    columns: ['Name'],
  },
  {
    note: 'one column of "Last, First"',
    text: `Name\n${lines(9, (n) => `Smith, John${n}`)}`,
    columns: ['Name'],
  },
  {
    note: 'one column of web addresses without header',
    text: lines(9, (n) => `https://example.com/${n}`),
    header: [],
    columns: ['Column 1'],
  },
  {
    note: 'apostrophes as quotes',
    text: "'a','b'\n'1,5','2'\n'it''s','3'\n",
    dialect: { quote: "'" },
  },
  {
    note: 'apostrophes in words are no quotes',
    text: "name,note\nO'Neil,it's\n'tis,fine\n",
    dialect: { quote: '"' },
  },
  {
    note: 'one name in apostrophes beside cells in double quotes, one of them damaged',
    text: `First Name,Last Name,Email,Notes\nCy,Dee,cy@q.com,"fine, ok"\nDi,'Eff',di@q.com,5" x\nEd,"Gee" x,ed@q.com,ok\n`,
    dialect: { quote: '"' },
    columns: ['First Name', 'Last Name', 'Email', 'Notes'],
  },
  {
    note: 'one name in apostrophes is data where nothing is quoted',
    text: "First Name,Nickname\nAnn,'Eff'\nBob,Lee\nCy,Dee\n",
    dialect: { quote: '"' },
  },
  {
    note: 'a name in apostrophes and a damaged double quote',
    text: "First Name,Nickname\nAnn,'Eff'\nBob,\"Lee\nCy,Dee\n",
    dialect: { quote: '"' },
  },
  {
    note: 'apostrophes around the cells of one column',
    text: "id,note\n1,'a, b'\n2,'c'\n3,'d'\n",
    dialect: { quote: "'" },
  },
  {
    note: 'one cell in apostrophes that holds the delimiter',
    text: "id,note,x\n1,'a, b',4\n2,c,5\n3,d,6\n",
    dialect: { quote: "'" },
  },
  {
    note: 'backslash escapes',
    text: 'a,b\n"say \\"hi\\", ok",1\n"x",2\n',
    dialect: { escape: 'backslash' },
  },
  { note: 'CRLF', text: 'a,b\r\n1,2\r\n', dialect: { lineEnd: 'crlf' } },
  { note: 'CR alone', text: 'a,b\r1,2\r"3\n4",5\r', dialect: { lineEnd: 'cr' } },
  {
    note: 'CR beside CRLF ends rows where that gives equal rows',
    text: 'a,b\r\n1,2\r3,4\r\n',
    dialect: { lineEnd: 'any' },
  },
  {
    note: 'comment lines',
    text: '# by x\nid,name\n1,a\n# note\n2,b\n',
    dialect: { comment: '#' },
    header: [2],
  },
  {
    note: 'a header that begins with # is no comment',
    text: '#id,name,email\n1,a,a@x.com\n',
    dialect: { comment: null },
    columns: ['#id', 'name', 'email'],
  },
  {
    note: 'preamble of three lines',
    text: 'Notes:\n"Some long, quoted note"\n\nFirst Name,Last Name,URL\nAnn,Lee,x\nBob,Ray,y\n',
    header: [4],
    columns: ['First Name', 'Last Name', 'URL'],
  },
  {
    note: 'a title row as wide as the table',
    text: 'My Contacts,,,\n,,,\nName,Email,Phone,City\nAnn,a@x.com,1,Rome\n',
    header: [3],
  },
  {
    note: 'no header: addresses in the first row',
    text: lines(9, (n) => `John${n},j${n}@x.com`),
    header: [],
  },
  { note: 'no header: values come again', text: 'Alice,Red\nBob,Blue\nCarol,Red\n', header: [] },
  { note: 'years as names', text: 'Country,2019,2020\nFrance,1,2\nSpain,3,4\n', header: [1] },
  {
    note: 'two header rows',
    text: 'name,height,weight\n,cm,kg\nAnn,170,60\nBob,180,80\n',
    header: [1, 2],
    columns: ['name', 'height cm', 'weight kg'],
  },
  {
    note: 'groups over names',
    text: 'Person,,Address,\nFirst Name,Last Name,Street,City\nAnn,Lee,Main,Rome\n',
    header: [1, 2],
    columns: ['Person First Name', 'Person Last Name', 'Address Street', 'Address City'],
  },
  {
    note: 'a header with another delimiter than the rows',
    text: 'name;age;town\nAnn,30,Rome\nBob,40,Oslo\n',
    dialect: { delimiter: ',' },
    columns: ['name', 'age', 'town'],
  },
  { note: 'header only', text: 'Name,Email\n', header: [1], columns: ['Name', 'Email'] },
  { note: 'a delimiter at the end of every row', text: 'a,b\n1,2,\n3,4,\n', columns: ['a', 'b'] },
  { note: 'an empty column at the end of the header', text: 'a,b,\n1,2,\n', columns: ['a', 'b'] },
  { note: 'an empty header over values', text: 'a,b,\n1,2,x\n', columns: ['a', 'b', 'Column 3'] },
  {
    note: 'rows longer than the header',
    text: 'a,b\n1,2,3\n4,5,6\n',
    columns: ['a', 'b', 'Column 3'],
  },
  {
    note: 'rows shorter than the header, as Google writes',
    text: 'a,b,c,d\n1,2,3\n4,5,6\n',
    columns: ['a', 'b', 'c', 'd'],
  },
  {
    note: 'only empty cells',
    text: ',,\n,,\n',
    header: [],
    columns: ['Column 1', 'Column 2', 'Column 3'],
  },
];

describe('what a text shows about itself', () => {
  test.each(cases)('$note', (one) => {
    const { dialect, table } = detect(one.text);
    expect(dialect.value).toMatchObject(one.dialect ?? {});
    expect(inEnglish(dialect.reason)).toMatch(/^[A-Z].*\.$/);
    if (one.header !== undefined) expect(table?.header.value.rowNumbers).toEqual(one.header);
    if (one.columns !== undefined) expect(table?.columns).toEqual(one.columns);
  });

  test.each([
    ['', 'The row holds words that name columns.'],
    ['Our clients\n', 'The row holds words that name columns. The row before it is a note.'],
    [
      'Our clients\nNovember\n',
      'The row holds words that name columns. 2 rows before it are notes.',
    ],
  ])('the reason for a header counts the notes above it: %j', (notes, reason) => {
    const { table } = detect(
      `${notes}First Name,Email,City\n${lines(5, (n) => `Ann,p${n}@x.com,Rome`)}\n`,
    );
    expect(inEnglish(table?.header.reason ?? '')).toBe(reason);
  });

  test('a text without rows is no table', () => {
    expect(detect('\r\n\n\r').table).toBeNull();
  });

  test('what a person says is not guessed', () => {
    const samples = [{ text: 'a;b\n1;2\n', fromStart: true, toEnd: true }];
    const { dialect } = detectDialect(samples, { delimiter: ',' });
    expect(dialect).toMatchObject({ setBy: 'person', value: { delimiter: ',' } });
    const clues = { dialect: dialect.value, usualCells: 1 };
    expect(describeTable(samples, { ...clues, header: 'none' })?.header).toMatchObject({
      setBy: 'person',
      value: { rowNumbers: [], firstDataRow: 1 },
    });
    expect(describeTable(samples, { ...clues, header: 2 })?.columns).toEqual(['1;2']);
  });

  test.each([
    ['of one line', 'x'.repeat(900_000)],
    ['quoted', `"${'x, y; '.repeat(150_000)}"`],
    ['quoted, of many lines', `"${'some words of a note\n'.repeat(9_000)}"`],
    ['quoted, of many lines with commas', `"${'words, and more words\n'.repeat(9_000)}"`],
    ['with blanks', 'some words '.repeat(80_000)],
  ])('a cell longer than the samples hides nothing: %s', (_, cell) => {
    const samples = long(cell);
    const { dialect, usualCells } = detectDialect(samples, {});
    expect(dialect.value).toMatchObject({ delimiter: ',', quote: '"' });
    const table = describeTable(samples, { dialect: dialect.value, usualCells });
    expect(table?.columns).toEqual(['First Name', 'Email', 'Notes']);
  });

  test('samples from elsewhere count, but for their cut lines', () => {
    const start = { text: 'a,b\n1,2\n', fromStart: true, toEnd: false };
    const other = {
      text: `x;y;z";\n${lines(50, (n) => `${n};2;1`)}\ncut;`,
      fromStart: false,
      toEnd: false,
    };
    expect(detectDialect([start, other], {}).dialect.value.delimiter).toBe(';');
  });
});
