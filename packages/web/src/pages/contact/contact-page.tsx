import { Alert, Button, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Contact, contactQuery } from '../../api/contacts.ts';
import { useBinContact } from '../../api/contact.ts';
import { type Field, fieldsQuery } from '../../api/fields.ts';
import { useMay } from '../../api/session.ts';
import { BackLink } from '../../parts/back-link.tsx';
import { focusIfLost } from '../../parts/focus-if-lost.ts';
import { useFormat } from '../../parts/format.ts';
import { Page } from '../../parts/page.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { QueryContent } from '../../parts/query-content.tsx';
import { BinButton } from './bin-button.tsx';
import { ContactFacts } from './contact-facts.tsx';
import { ContactFields } from './contact-fields.tsx';
import { ContactHistory } from './contact-history.tsx';
import { ContactPhoto } from './contact-photo.tsx';
import { ContactSide } from './contact-side.tsx';
import { ContactSigns } from './contact-signs.tsx';
import classes from './contact-page.module.css';
import { DuplicateAlert } from './duplicate-alert.tsx';
import { duplicateOf } from './duplicate-of.ts';

/** All that is known of a contact, changed in place. */
export function ContactPage() {
  const { t } = useTranslation('contact');
  const { contactId } = useParams({ from: '/app/contacts/$contactId' });
  const contact = useQuery(contactQuery(contactId));
  const fields = useQuery(fieldsQuery);
  const back = <BackLink to="/contacts">{t('back')}</BackLink>;
  if (contact.data === undefined || fields.data === undefined) {
    return (
      <Page title={t('contact')} above={back}>
        {contact.data === undefined ? (
          <QueryContent query={contact}>{() => null}</QueryContent>
        ) : (
          <QueryContent query={fields}>{() => null}</QueryContent>
        )}
      </Page>
    );
  }
  return (
    // What one was doing with one contact is over when another one is shown.
    <LoadedContact key={contactId} contact={contact.data} fields={fields.data} back={back} />
  );
}

function LoadedContact({
  contact,
  fields,
  back,
}: {
  readonly contact: Contact;
  readonly fields: readonly Field[];
  readonly back: ReactNode;
}) {
  const { t } = useTranslation('contact');
  const isBinned = contact.deletedAt !== null;
  const mayWrite = useMay('contacts.write') && !isBinned;
  const mayDelete = useMay('contacts.delete');
  const content = useRef<HTMLDivElement>(null);
  const wasBinned = useRef(isBinned);
  useEffect(() => {
    if (wasBinned.current === isBinned) return;
    wasBinned.current = isBinned;
    // The button that did it is gone, and the focus with it.
    focusIfLost(content.current);
  }, [isBinned]);
  return (
    <Page
      title={contact.name === '' ? t('nameless') : contact.name}
      above={back}
      leading={<ContactPhoto contact={contact} />}
      description={<ContactSigns contact={contact} />}
      actions={mayDelete && !isBinned ? <BinButton contact={contact} /> : null}
    >
      <Stack ref={content} gap="md" tabIndex={-1} className={classes.content}>
        {isBinned ? <Binned contact={contact} mayRestore={mayDelete} /> : null}
        <div className={classes.columns}>
          <ContactFields contact={contact} fields={fields} mayWrite={mayWrite} />
          <div className={classes.side}>
            <ContactSide contact={contact} fields={fields} mayWrite={mayWrite} />
            <ContactFacts contact={contact} />
          </div>
          <div className={classes.history}>
            <ContactHistory contactId={contact.contactId} fields={fields} />
          </div>
        </div>
      </Stack>
    </Page>
  );
}

function Binned({
  contact,
  mayRestore,
}: {
  readonly contact: Contact;
  readonly mayRestore: boolean;
}) {
  const { t } = useTranslation('contact');
  const { dateTime } = useFormat();
  const bin = useBinContact(contact.contactId);
  const duplicate = duplicateOf(bin.error);
  const restore = (): void => {
    bin
      .mutateAsync('restored')
      // That it is in the bin, and the way out, may still be said at the edge of the page.
      .then(() => notifications.hide(contact.contactId))
      // Why it could not is said below.
      .catch(() => undefined);
  };
  return (
    <>
      <Alert color="gray" icon={<Trash2 size={18} aria-hidden />} title={t('bin.title')}>
        {t('bin.since', { time: dateTime(contact.deletedAt ?? '') })}
        {mayRestore ? (
          <Button
            display="block"
            mt="sm"
            size="xs"
            variant="default"
            loading={bin.isPending}
            onClick={restore}
          >
            {t('bin.restore')}
          </Button>
        ) : null}
      </Alert>
      {duplicate === null ? <ProblemAlert error={bin.error} /> : <DuplicateAlert {...duplicate} />}
    </>
  );
}
