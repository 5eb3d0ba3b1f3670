import { Button, Group, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keptText } from '../../../api/kept-text.ts';
import { useKeptRows } from './use-kept-rows.ts';

/** A box to paste rows into, as a spreadsheet or another program copies them. */
export function PasteRows({
  isBusy,
  onUse,
}: {
  readonly isBusy: boolean;
  readonly onUse: (text: string, name: string) => void;
}) {
  const { t } = useTranslation('wizard');
  const [text, setText] = useState(() => keptText('pastedRows') ?? '');
  useKeptRows('pastedRows', text, textOrNone);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onUse(text, t('paste.name'));
      }}
    >
      <Textarea
        label={t('paste.label')}
        description={t('paste.hint')}
        placeholder={EXAMPLES.withHeader}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        autosize
        minRows={10}
        maxRows={20}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      />
      <Group gap={8} mt={8}>
        <Text size="sm">{t('paste.examples')}</Text>
        {EXAMPLE_NAMES.map((name) => (
          <Button
            key={name}
            size="compact-sm"
            variant="default"
            // What somebody pasted is not written over.
            disabled={text !== '' && !Object.values<string>(EXAMPLES).includes(text)}
            onClick={() => setText(EXAMPLES[name])}
          >
            {t(`paste.example.${name}`)}
          </Button>
        ))}
      </Group>
      <Button type="submit" mt="md" loading={isBusy} disabled={text.trim() === ''}>
        {t('paste.use')}
      </Button>
    </form>
  );
}

function textOrNone(text: string): string | null {
  return text === '' ? null : text;
}

const EXAMPLES = {
  withHeader: `First name,Last name,Email,Phone
Ann,Lee,ann.lee@example.com,+1 415 555 0132
Bob,Stone,bob@example.org,+1 212 555 0143`,
  fromSpreadsheet: `Name\tCompany\tEmail\tTags
Ann Lee\tAcme Tools\tann.lee@example.com\tnewsletter, vip
Bob Stone\tStone Works\tbob@example.org\tnewsletter`,
  withoutHeader: `Ann Lee;ann.lee@example.com;+1 415 555 0132
Bob Stone;bob@example.org;+1 212 555 0143`,
} as const;

const EXAMPLE_NAMES = ['withHeader', 'fromSpreadsheet', 'withoutHeader'] as const;
