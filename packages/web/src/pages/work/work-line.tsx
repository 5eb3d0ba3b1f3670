import { Group, Text, ThemeIcon } from '@mantine/core';
import { Download, type LucideIcon, PencilLine, Trash2, Undo2, Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.ts';
import type { Work, WorkKind } from '../../api/work.ts';
import { useFormat } from '../../parts/format.ts';
import { LinkAnchor } from '../../parts/link-anchor.tsx';
import { useNow } from '../../parts/use-now.ts';
import { WorkCounts } from './work-counts.tsx';
import { useWorkTitle } from './work-title.ts';
import { addressOfWork } from './address-of-work.ts';
import { WorkMenu } from './work-menu.tsx';
import { WorkState } from './work-state.tsx';
import classes from './work-list.module.css';

/** A line of the list of all long work. */
export function WorkLine({ work }: { readonly work: Work }) {
  const { t } = useTranslation('imports');
  const { ago, dateTime } = useFormat();
  const now = useNow();
  const title = useWorkTitle(work);
  const mayImport = useMay('imports.write');
  const Icon = ICONS[work.kind];
  return (
    <li className={classes.line}>
      <Group gap="sm" wrap="nowrap" className={classes.what}>
        <ThemeIcon variant="light" color="gray" size={30} visibleFrom="xs">
          <Icon size={16} aria-hidden />
        </ThemeIcon>
        <div className={classes.names}>
          <LinkAnchor
            {...addressOfWork(work, { mayImport })}
            c="var(--mantine-color-text)"
            fw={500}
            className={classes.title}
          >
            {title}
          </LinkAnchor>
          <Text size="xs" c="dimmed" component="div" title={dateTime(work.createdAt)}>
            {t('by', {
              kind: t(`kind.${work.kind}`),
              person: work.actor?.name ?? t('commandLine'),
              when: ago(work.createdAt, now),
            })}
          </Text>
          {work.reversal === null ? null : (
            <Text size="xs" c="dimmed" component="div" title={dateTime(work.reversal.at)}>
              {t(`reversal.${work.reversal.kind}`, {
                person: work.reversal.by?.name ?? t('commandLine'),
                when: ago(work.reversal.at, now),
              })}
            </Text>
          )}
        </div>
      </Group>
      <div className={classes.state}>
        <WorkState work={work} />
      </div>
      <div className={classes.counts}>
        <WorkCounts work={work} />
      </div>
      <div className={classes.menu}>
        <WorkMenu work={work} title={title} />
      </div>
    </li>
  );
}

const ICONS = {
  import: Upload,
  edit: PencilLine,
  delete: Trash2,
  restore: Undo2,
  export: Download,
} as const satisfies Record<WorkKind, LucideIcon>;
