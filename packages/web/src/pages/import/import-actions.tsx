import { Button, Menu } from '@mantine/core';
import { Download, Redo2, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Import, useImportStep } from '../../api/imports.ts';
import { useMay } from '../../api/session.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { importChoices } from './import-choices.ts';
import { useIsFileKept } from './file-kept.ts';
import { importFiles } from './import-files.ts';
import { useConfirmedStep } from './use-confirmed-step.tsx';

/** What one can do with an import that is done or was undone, and what can be downloaded of it. */
export function ImportActions({ standing }: { readonly standing: Import }) {
  const { t } = useTranslation('review');
  const step = useImportStep(standing.importId);
  const ask = useConfirmedStep(standing, step);
  const { undo, undoRest, redo, discard } = importChoices(standing);
  const mayImport = useMay('imports.write');
  return (
    <>
      {mayImport && discard ? (
        <Button variant="default" loading={step.isPending} onClick={() => ask('discard')}>
          {t('step.discard')}
        </Button>
      ) : null}
      <DownloadMenu standing={standing} />
      {mayImport && (undo || undoRest) ? (
        <Button
          variant="default"
          leftSection={<Undo2 size={15} aria-hidden />}
          loading={step.isPending}
          onClick={() => ask('undo')}
        >
          {t(undoRest ? 'step.undoRest' : 'step.undo')}
        </Button>
      ) : null}
      {mayImport && redo ? (
        <Button
          variant="default"
          leftSection={<Redo2 size={15} aria-hidden />}
          loading={step.isPending}
          onClick={() => ask('redo')}
        >
          {t('step.redo')}
        </Button>
      ) : null}
      <ImportedContacts standing={standing} />
      {step.error === null ? null : <ProblemAlert error={step.error} />}
    </>
  );
}

/** Leads to the contacts of an import in the contact manager, once no more of them are coming; saved as a smart list there. */
function ImportedContacts({
  standing: { importId, state, wanted, counts },
}: {
  readonly standing: Import;
}) {
  const { t } = useTranslation('review');
  const { created, updated } = counts;
  const isThere = ['applying', 'applied', 'cancelled'].includes(state);
  if (!isThere || wanted !== null || created + updated === 0) return null;
  const field = created > 0 ? (updated > 0 ? WRITTEN : CREATED) : UPDATED;
  return (
    <LinkButton to="/contacts" search={{ filter: [{ field, operator: 'is', value: importId }] }}>
      {t(state === 'applying' ? 'page.viewSoFar' : 'page.viewImported')}
    </LinkButton>
  );
}

const WRITTEN = '@written_by_import';
const CREATED = '@created_by_import';
const UPDATED = '@updated_by_import';

function DownloadMenu({ standing }: { readonly standing: Import }) {
  const { t } = useTranslation('review');
  const files = importFiles(standing, useIsFileKept(standing));
  if (files.length === 0) return null;
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" leftSection={<Download size={15} aria-hidden />}>
          {t('page.download')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {files.map(({ label, href, name }) => (
          <Menu.Item key={href} component="a" href={href} download={name}>
            {t(label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
