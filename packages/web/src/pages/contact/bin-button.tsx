import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useBinContact } from '../../api/contact.ts';
import type { Contact } from '../../api/contacts.ts';
import { showProblem } from '../../parts/show-problem.ts';

/** Puts a contact into the bin, and offers to take it out again at once. */
export function BinButton({ contact: { contactId, name } }: { readonly contact: Contact }) {
  const { t } = useTranslation('contact');
  const { t: common } = useTranslation();
  const bin = useBinContact(contactId);
  const put = (to: 'bin' | 'restored'): void => {
    bin
      .mutateAsync(to)
      .then(() => (to === 'bin' ? offerUndo() : notifications.hide(contactId)))
      .catch((error: unknown) => showProblem(error, common));
  };
  const offerUndo = (): void => {
    notifications.show({
      id: contactId,
      autoClose: UNDO_MS,
      closeButtonProps: { 'aria-label': common('close') },
      message: (
        <>
          {t('bin.done', { name })}
          <Button
            display="block"
            mt={6}
            size="compact-sm"
            variant="light"
            onClick={() => put('restored')}
          >
            {t('bin.undo')}
          </Button>
        </>
      ),
    });
  };
  return (
    <Button
      variant="default"
      leftSection={<Trash2 size={16} aria-hidden />}
      loading={bin.isPending}
      onClick={() => put('bin')}
    >
      {common('delete')}
    </Button>
  );
}

const UNDO_MS = 12_000;
