import { expect, test } from 'vitest';
import { openTable } from '../formats/open-table.ts';
import { readStoredFile } from './read-stored-file.ts';

test.each(['clients.csv', '$&.csv', "$`$'$1$$.csv"])(
  'what is wrong with a file is told with its name %s, and not with where it lies',
  async (fileName) => {
    const file = { importId: '01890000-0000-7000-8000-000000000001', fileName };
    const reading = readStoredFile({ dataFolder: '/nowhere' }, file, (path) => openTable(path, {}));
    const { message } = await reading.then(
      () => expect.fail('There is no such file'),
      (error: Error) => error,
    );
    expect(message).toContain(`"${fileName}"`);
    expect(message).not.toContain('/nowhere');
  },
);
