import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Plus } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.ts';
import { lazyPart } from '../../parts/lazy-part.ts';

/** The button that opens the form of a new contact; nothing for people who may not add any. */
export function AddContactButton() {
  const { t } = useTranslation('contact');
  const [isOpen, { open, close }] = useDisclosure(false);
  const [wasOpened, setOpened] = useState(false);
  if (!useMay('contacts.write')) return null;
  return (
    <>
      <Button
        variant="default"
        leftSection={<Plus size={16} aria-hidden />}
        onClick={() => {
          setOpened(true);
          open();
        }}
      >
        {t('add.button')}
      </Button>
      {wasOpened ? (
        <Suspense>
          {/* Stays: what was typed is there when it is opened again. */}
          <AddContactDialog isOpen={isOpen} onClose={close} />
        </Suspense>
      ) : null}
    </>
  );
}

/** The form of a new contact, loaded when it is first shown. */
export const AddContactDialog = lazyPart(
  async () => (await import('./add-contact-dialog.tsx')).AddContactDialog,
);
