import { Title, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../api/drafts.ts';
import type { ImportPreview } from '../../../api/imports.ts';
import classes from './first-rows.module.css';
import { ShownText } from './shown-text.tsx';

/**
 * The first rows of the file as they are written, under the columns that they become. A row's
 * number makes it the header; rows above the header are left out.
 */
export function FirstRows({
  draft: { change, isStale },
  preview: { top, columns, reading },
}: {
  readonly draft: Draft;
  readonly preview: ImportPreview;
}) {
  const { t } = useTranslation('wizard');
  const { rowNumbers = [], firstDataRow = 1 } = reading?.header.value ?? {};
  const shown = columns.slice(0, Math.max(...top.map(({ cells }) => cells.length)));
  const more = columns.length - shown.length;
  return (
    <section aria-busy={isStale}>
      <Title order={3} mb={4}>
        {t('rows.title')}
      </Title>
      <p className={classes.hint}>{t('rows.hint')}</p>
      <div className={classes.scroll} role="region" aria-label={t('rows.title')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col" className={classes.number}>
                {t('rows.row')}
              </th>
              {shown.map(({ index, name }) => (
                <th key={index} scope="col" dir="auto">
                  <ShownText text={name} />
                </th>
              ))}
              {more > 0 ? <th scope="col">{t('rows.more', { count: more })}</th> : null}
            </tr>
          </thead>
          <tbody>
            {top.map(({ rowNumber, cells }) => {
              const isHeader = rowNumbers.includes(rowNumber);
              const isOut = !isHeader && rowNumber < firstDataRow;
              return (
                <tr
                  key={rowNumber}
                  data-header={isHeader || undefined}
                  data-out={isOut || undefined}
                >
                  <th scope="row" className={classes.number}>
                    {isHeader ? (
                      <span className={classes.tag}>{t('rows.header', { row: rowNumber })}</span>
                    ) : (
                      <UnstyledButton
                        className={classes.choose}
                        title={t('rows.makeHeader', { row: rowNumber })}
                        aria-label={t('rows.makeHeader', { row: rowNumber })}
                        onClick={() =>
                          change({ reading: { header: rowNumber, firstDataRow: null } })
                        }
                      >
                        {rowNumber}
                      </UnstyledButton>
                    )}
                  </th>
                  {shown.map(({ index }) => (
                    <td key={index} dir="auto">
                      <ShownText text={cells[index] ?? ''} />
                    </td>
                  ))}
                  {more > 0 ? <td>…</td> : null}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
