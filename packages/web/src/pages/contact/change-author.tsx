import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ValueSource } from '../../api/contact.ts';
import { useFormat } from '../../parts/format.ts';
import { LinkAnchor } from '../../parts/link-anchor.tsx';

/** Who changed something, how, when, and from which row of which file. */
export function ChangeAuthor({
  author: { kind, at, actor, importId, fileName, rowNumber, bulkActionId },
}: {
  readonly author: Omit<ValueSource, 'field' | 'value'>;
}) {
  const { t } = useTranslation('contact');
  const { dateTime, number } = useFormat();
  const how = bulkActionId === null ? t(`change.${kind}`) : t(`change.bulk.${bulkKind(kind)}`);
  return (
    <>
      <Text size="sm">{actor === null ? how : t('change.by', { how, name: actor.name })}</Text>
      {importId === null ? null : (
        <Text size="sm">
          <LinkAnchor inherit to="/imports/$importId" params={{ importId }}>
            {rowNumber === null
              ? (fileName ?? t('change.import'))
              : t('change.row', {
                  file: fileName ?? t('change.import'),
                  row: number(rowNumber),
                })}
          </LinkAnchor>
        </Text>
      )}
      {bulkActionId === null ? null : (
        <Text size="sm">
          <LinkAnchor inherit to="/bulk-actions/$bulkActionId" params={{ bulkActionId }}>
            {t('change.bulk.open')}
          </LinkAnchor>
        </Text>
      )}
      <Text size="xs" c="dimmed">
        <time dateTime={at}>{dateTime(at)}</time>
      </Text>
    </>
  );
}

/** What a bulk action does to a contact. */
function bulkKind(kind: ValueSource['kind']): 'edit' | 'delete' | 'restore' {
  return kind === 'delete' || kind === 'restore' ? kind : 'edit';
}
