import { expect, test } from 'vitest';
import { ISSUES } from '../packages/core/src/issue/catalogue.ts';

test('docs/reference/issues.md lists every issue as the catalogue has it', async () => {
  // After a change of the catalogue: npx vitest run test/issue-reference -u
  await expect(issuePage()).toMatchFileSnapshot('../docs/reference/issues.md');
});

function issuePage(): string {
  const entries = Object.entries(ISSUES).map(
    ([code, { title, sentence, advice }]) =>
      `## \`${code}\`\n\n**${title}**\n\n${sentence}\n\n_What to do:_ ${advice}\n`,
  );
  return `${INTRODUCTION}\n${entries.join('\n')}`;
}

const INTRODUCTION = `# Issues

Everything that can be wrong or doubtful about a row or a cell, with its code. An issue is an
**error** (the row is not imported), a **warning** (the row is imported, and the value is left alone
or deserves a look) or an **info**. The same code can be an error in one row and a warning in
another: a broken email address fails a row that has nothing else to find its contact by.

Words in braces stand for what the issue is about: \`{value}\` is the cell as it was written, and
\`{column}\` the name of its column; \`{object}\` and \`{objects}\` are what the rows become, such as
contact and contacts, and \`{needs}\` is what creating one needs, such as a name, phone or email.
`;
