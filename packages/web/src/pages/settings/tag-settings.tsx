import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Merge, Tags, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.ts';
import { tagsQuery } from '../../api/tags.ts';
import { StartedActions } from '../../parts/bulk-progress.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Page } from '../../parts/page.tsx';
import { QueryContent } from '../../parts/query-content.tsx';
import { RemoveTagsDialog, RenameTagsDialog } from './tag-dialogs.tsx';
import { TagTable } from './tag-table.tsx';

/** The tags of contacts: how many have each, renaming, merging, removing them. */
export function TagSettings() {
  const { t } = useTranslation(['settings', 'common']);
  const tags = useQuery(tagsQuery);
  const mayWrite = useMay('contacts.write');
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [renamed, setRenamed] = useState<readonly string[] | null>(null);
  const [removed, setRemoved] = useState<readonly string[] | null>(null);
  const finish = (): void => {
    setRenamed(null);
    setRemoved(null);
    setSelected([]);
  };
  return (
    <Page title={t('section.tags')} description={t('tags.text')}>
      <StartedActions />
      <QueryContent query={tags}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState icon={Tags} title={t('tags.empty.title')} text={t('tags.empty.text')} />
          ) : (
            <>
              {mayWrite ? (
                <Group gap="xs" mb="sm" mih={36}>
                  <Button
                    size="xs"
                    variant="default"
                    disabled={selected.length < 2}
                    leftSection={<Merge size={15} aria-hidden />}
                    onClick={() => setRenamed(selected)}
                  >
                    {t('tags.merge')}
                  </Button>
                  <Button
                    size="xs"
                    variant="default"
                    disabled={selected.length === 0}
                    leftSection={<Trash2 size={15} aria-hidden />}
                    onClick={() => setRemoved(selected)}
                  >
                    {t('tags.remove')}
                  </Button>
                </Group>
              ) : null}
              <TagTable
                tags={items}
                mayWrite={mayWrite}
                selected={selected}
                onSelect={setSelected}
                onRename={(tag) => setRenamed([tag])}
              />
            </>
          )
        }
      </QueryContent>
      {/* Anew for each: what was typed for one tag is not for another. */}
      {renamed === null ? null : (
        <RenameTagsDialog tags={renamed} onClose={() => setRenamed(null)} onStarted={finish} />
      )}
      {removed === null ? null : (
        <RemoveTagsDialog tags={removed} onClose={() => setRemoved(null)} onStarted={finish} />
      )}
    </Page>
  );
}
