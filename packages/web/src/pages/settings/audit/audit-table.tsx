import { Badge, Group, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../../api/audit.ts';
import { useFormat } from '../../../parts/format.ts';
import { LinkAnchor } from '../../../parts/link-anchor.tsx';
import { auditedAction } from './audited-actions.ts';

/** Entries of the audit log: when, who, what, and about what. */
export function AuditTable({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const { t } = useTranslation('people');
  const { dateTime } = useFormat();
  return (
    <Table.ScrollContainer minWidth={640} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table verticalSpacing={6} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={190}>{t('audit.when')}</Table.Th>
            <Table.Th w={200}>{t('audit.actor')}</Table.Th>
            <Table.Th>{t('audit.action')}</Table.Th>
            <Table.Th>{t('audit.subject')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map(({ auditId, at, actor, action, subject }) => {
            const known = auditedAction(action);
            return (
              <Table.Tr key={auditId}>
                <Table.Td>
                  <Text size="sm" c="dimmed">
                    {dateTime(at)}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <Group gap={6}>
                    <span>{actor.name}</span>
                    {actor.kind === 'person' ? null : (
                      <Badge variant="light" color="gray" size="sm" tt="none">
                        {t(`audit.kind.${actor.kind}`)}
                      </Badge>
                    )}
                  </Group>
                </Table.Td>
                <Table.Td>{known === null ? action : t(`did.${known}`)}</Table.Td>
                <Table.Td>
                  <Subject subject={subject} />
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Subject({ subject: { kind, id } }: { readonly subject: AuditEntry['subject'] }) {
  const { t } = useTranslation('people');
  if (id === null) return null;
  const short = `…${id.slice(-8)}`;
  if (kind === 'contact')
    return (
      <LinkAnchor to="/contacts/$contactId" params={{ contactId: id }} size="sm">
        {t('audit.contact', { id: short })}
      </LinkAnchor>
    );
  if (kind === 'import')
    return (
      <LinkAnchor to="/imports/$importId" params={{ importId: id }} size="sm">
        {t('audit.import', { id: short })}
      </LinkAnchor>
    );
  return (
    <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
      {UUID.test(id) ? short : id}
    </Text>
  );
}

/** Of people no use as a whole; keys of fields and settings are. */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
