import { useLocalStorage } from '@mantine/hooks';
import { useSession } from '../../api/session.ts';

/** The columns of the table of contacts, as they were chosen for this account in this browser. */
export function useUsualColumns(): readonly [
  columns: readonly string[],
  choose: (columns: readonly string[]) => void,
] {
  const { account } = useSession();
  const [columns, setColumns] = useLocalStorage<readonly string[]>({
    key: `muster.columns.${account?.accountId ?? ''}`,
    defaultValue: FIRST_COLUMNS,
    getInitialValueInEffect: false,
    deserialize: readColumns,
  });
  return [columns, setColumns];
}

export const FIRST_COLUMNS: readonly string[] = [
  '@name',
  'email',
  'phone',
  'company',
  'type',
  'tags',
  'city',
  '@created',
];

/** Whatever lies in the browser. */
function readColumns(stored: string | undefined): readonly string[] {
  const read = parse(stored ?? '');
  const keys = Array.isArray(read) ? read.filter((one) => typeof one === 'string') : [];
  return keys.length > 0 ? keys : FIRST_COLUMNS;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
