import { ActionIcon, Menu } from '@mantine/core';
import { Download, Ellipsis, FileUp, FolderOpen, Redo2, Trash2, Undo2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { fileLink } from '../../api/page-headers.ts';
import { useMay } from '../../api/session.ts';
import { isUnderWay, type Work } from '../../api/work.ts';
import { fileAddress } from '../../parts/bulk-progress.tsx';
import { LinkMenuItem } from '../../parts/link-menu-item.tsx';
import { addressOfWork } from './address-of-work.ts';
import { useWorkSteps, type WorkStep } from './use-work-steps.tsx';

/** What can be done with a piece of long work. */
export function WorkMenu({ work, title }: { readonly work: Work; readonly title: string }) {
  const { t } = useTranslation('imports');
  const mayImport = useMay('imports.write');
  const mayExport = useMay('contacts.export');
  const { take, isTaking } = useWorkSteps(work);
  const steps = mayTake(work, { mayImport, mayWrite: useMay('contacts.write') });
  const isDraft = work.state === 'draft' || work.state === 'planned';
  const hasReport = work.kind === 'import' && HAS_REPORT.has(work.state) && hasProblems(work);
  return (
    <Menu position="bottom-end" width={250} shadow="md">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={30}
          loading={isTaking}
          aria-label={t('menu.label', { title })}
        >
          <Ellipsis size={17} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <LinkMenuItem
          {...addressOfWork(work, { mayImport })}
          leftSection={<FolderOpen size={15} aria-hidden />}
        >
          {t(isDraft && work.kind === 'import' && mayImport ? 'menu.continue' : 'menu.open')}
        </LinkMenuItem>
        {work.file !== null && mayExport ? (
          <Menu.Item
            component="a"
            href={fileAddress(work.id)}
            download
            leftSection={<Download size={15} aria-hidden />}
          >
            {t('menu.file')}
          </Menu.Item>
        ) : null}
        {hasReport ? (
          <>
            <Menu.Divider />
            {(['csv', 'xlsx'] as const).map((format) => (
              <Menu.Item
                key={format}
                component="a"
                href={fileLink(`/api/v1/imports/${work.id}/report.${format}`)}
                download
                leftSection={<Download size={15} aria-hidden />}
              >
                {t(`menu.report.${format}`)}
              </Menu.Item>
            ))}
            {mayImport ? <Menu.Label>{t('menu.xlsxFirst')}</Menu.Label> : null}
            {mayImport ? (
              <LinkMenuItem
                to="/imports/new"
                search={{ step: 'file' }}
                leftSection={<FileUp size={15} aria-hidden />}
              >
                {t('menu.again')}
              </LinkMenuItem>
            ) : null}
          </>
        ) : null}
        {steps.length === 0 ? null : <Menu.Divider />}
        {steps.map((step) => {
          const Icon = ICONS[step];
          return (
            <Menu.Item
              key={step}
              leftSection={<Icon size={15} aria-hidden />}
              onClick={() => take(step)}
            >
              {t(`menu.${step}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}

function mayTake(
  work: Work,
  { mayImport, mayWrite }: { readonly mayImport: boolean; readonly mayWrite: boolean },
): readonly WorkStep[] {
  if (work.kind !== 'import') return isUnderWay(work) && mayWrite ? ['cancel'] : [];
  if (!mayImport) return [];
  if (isUnderWay(work)) return ['cancel'];
  if (work.state === 'draft' || work.state === 'planned') return ['discard'];
  if (work.state === 'applied') return changedAnything(work) ? ['undo'] : [];
  return work.state === 'undone' ? ['redo'] : [];
}

function changedAnything({ counts }: Work): boolean {
  return (counts['created'] ?? 0) + (counts['updated'] ?? 0) > 0;
}

function hasProblems({ counts, warnings }: Work): boolean {
  return (counts['failed'] ?? 0) > 0 || (warnings ?? 0) > 0;
}

const HAS_REPORT: ReadonlySet<Work['state']> = new Set(['applied', 'undone', 'cancelled']);

const ICONS = { cancel: X, discard: Trash2, undo: Undo2, redo: Redo2 } as const;
