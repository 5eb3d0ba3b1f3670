import { Anchor, Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ContactVersion, historyQuery } from '../../api/contact.ts';
import type { Field } from '../../api/fields.ts';
import { Card } from '../../parts/card.tsx';
import { FieldValue } from '../../parts/field-value.tsx';
import { QueryContent } from '../../parts/query-content.tsx';
import { ChangeAuthor } from './change-author.tsx';
import classes from './contact-history.module.css';

/** What was done to a contact: who, when, and each value before and after; the latest first. */
export function ContactHistory({
  contactId,
  fields,
}: {
  readonly contactId: string;
  readonly fields: readonly Field[];
}) {
  const { t } = useTranslation('contact');
  const history = useInfiniteQuery(historyQuery(contactId));
  return (
    <Card title={t('history.title')}>
      <QueryContent query={history}>
        {({ pages }) => (
          <>
            <ol className={classes.list}>
              {pages
                .flatMap(({ items }) => items)
                .map((version) => (
                  <li key={version.version} className={classes.version}>
                    <ChangeAuthor author={version} />
                    <Changes version={version} fields={fields} />
                  </li>
                ))}
            </ol>
            {history.hasNextPage ? (
              <Button
                variant="subtle"
                size="compact-sm"
                loading={history.isFetchingNextPage}
                onClick={() => void history.fetchNextPage()}
              >
                {t('history.more')}
              </Button>
            ) : null}
          </>
        )}
      </QueryContent>
    </Card>
  );
}

function Changes({
  version: { changes },
  fields,
}: {
  readonly version: ContactVersion;
  readonly fields: readonly Field[];
}) {
  const { t } = useTranslation('contact');
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? changes : changes.slice(0, FEW);
  if (changes.length === 0) return null;
  return (
    <>
      <dl className={classes.changes}>
        {shown.map((change) => {
          const field = fields.find(({ key }) => key === change.field) ?? { type: 'text' };
          return (
            <div key={change.field} className={classes.change}>
              <dt className={classes.label}>{change.label}</dt>
              <dd className={classes.values}>
                {isNothing(change.before) ? null : (
                  <>
                    <del className={classes.before}>
                      <FieldValue field={field} value={change.before} />
                    </del>
                    <span aria-hidden className={classes.arrow}>
                      →
                    </span>
                  </>
                )}
                {isNothing(change.after) ? (
                  <span className={classes.label}>{t('history.cleared')}</span>
                ) : (
                  <ins className={classes.after}>
                    <FieldValue field={field} value={change.after} />
                  </ins>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      {shown.length < changes.length ? (
        <Anchor component="button" type="button" size="sm" onClick={() => setShowsAll(true)}>
          {t('history.all', { count: changes.length })}
        </Anchor>
      ) : null}
    </>
  );
}

/** More would hide what was done before. */
const FEW = 5;

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}
