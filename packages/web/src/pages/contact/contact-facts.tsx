import { ActionIcon, CopyButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Check, Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Contact, contactQuery } from '../../api/contacts.ts';
import { importQuery } from '../../api/imports.ts';
import { useMay } from '../../api/session.ts';
import { Card } from '../../parts/card.tsx';
import { useFormat } from '../../parts/format.ts';
import { LinkAnchor } from '../../parts/link-anchor.tsx';
import classes from './field-list.module.css';

/** Where a contact comes from, when it was made and changed, and its ID. */
export function ContactFacts({ contact }: { readonly contact: Contact }) {
  const { t } = useTranslation(['contact', 'common']);
  const { dateTime } = useFormat();
  const { contactId, origin, linkedTo, createdAt, updatedAt } = contact;
  return (
    <Card title={t('facts.title')}>
      <dl className={classes.list}>
        <Fact label={t('facts.origin')}>
          {origin === null ? t('facts.byHand') : <Origin {...origin} />}
        </Fact>
        {linkedTo === null ? null : (
          <Fact label={t('facts.duplicateOf')}>
            <Linked contactId={linkedTo} />
          </Fact>
        )}
        <Fact label={t('facts.created')}>{dateTime(createdAt)}</Fact>
        <Fact label={t('facts.updated')}>{dateTime(updatedAt)}</Fact>
        <Fact label={t('facts.id')}>
          <span className={classes.id}>{contactId}</span>
          <CopyButton value={contactId}>
            {({ copied, copy }) => (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={copied ? t('common:copied') : t('facts.copyId')}
                onClick={copy}
              >
                {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
              </ActionIcon>
            )}
          </CopyButton>
        </Fact>
      </dl>
    </Card>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={classes.row}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.content}>
        <div className={classes.value}>{children}</div>
      </dd>
    </div>
  );
}

function Origin({
  importId,
  rowNumber,
}: {
  readonly importId: string;
  readonly rowNumber: number;
}) {
  const { t } = useTranslation('contact');
  const { number } = useFormat();
  const isAllowed = useMay('imports.read');
  const found = useQuery({ ...importQuery(importId), enabled: isAllowed }).data;
  return (
    <LinkAnchor inherit to="/imports/$importId" params={{ importId }}>
      {t('change.row', { file: found?.file?.name ?? t('change.import'), row: number(rowNumber) })}
    </LinkAnchor>
  );
}

function Linked({ contactId }: { readonly contactId: string }) {
  const name = useQuery(contactQuery(contactId)).data?.name;
  return (
    <LinkAnchor inherit to="/contacts/$contactId" params={{ contactId }}>
      {name ?? contactId}
    </LinkAnchor>
  );
}
