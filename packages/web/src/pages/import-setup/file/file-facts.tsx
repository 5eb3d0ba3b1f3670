import { Select, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Draft, DraftChange } from '../../../api/drafts.ts';
import type { ImportPreview } from '../../../api/imports.ts';
import { useFormat } from '../../../parts/format.ts';
import { DelimiterFact } from './delimiter-fact.tsx';
import { ENCODINGS } from './encodings.ts';
import { Fact } from './fact.tsx';
import classes from './file-facts.module.css';

type Reading = NonNullable<DraftChange['reading']>;

/** How a file is read, part by part: what was found out and why, each to be corrected in place. */
export function FileFacts({
  draft: { change },
  preview,
}: {
  readonly draft: Draft;
  readonly preview: ImportPreview;
}) {
  const { t } = useTranslation('wizard');
  const format = useFormat();
  const { file, reading, chosen, top } = preview;
  const read = (part: Reading): void => change({ reading: part });
  const encoding = chosen.reading.encoding ?? reading?.encoding?.value ?? null;
  const dialect = reading?.dialect ?? null;
  const quote = chosen.reading.quote === undefined ? dialect?.value.quote : chosen.reading.quote;
  const header = headerOf(preview);
  return (
    <div className={classes.facts}>
      <Fact
        reason={reading?.encoding?.reason}
        isChosen={chosen.reading.encoding !== undefined}
        onReset={() => read({ encoding: null })}
      >
        <Select
          label={t('facts.encoding')}
          data={encodingChoices(encoding).map((name) => ({
            value: name,
            label:
              name in ENCODINGS
                ? t('facts.encodingOf', {
                    name: shownName(name),
                    script: t(`scripts.${ENCODINGS[name as keyof typeof ENCODINGS]}`),
                  })
                : shownName(name),
          }))}
          value={encoding}
          onChange={(value) => value !== null && read({ encoding: value })}
          searchable
          allowDeselect={false}
          nothingFoundMessage={t('facts.noEncoding')}
          placeholder={t('facts.unknown')}
        />
      </Fact>
      <DelimiterFact
        delimiter={chosen.reading.delimiter ?? dialect?.value.delimiter ?? null}
        reason={dialect?.reason}
        isChosen={chosen.reading.delimiter !== undefined}
        onRead={read}
      />
      <Fact isChosen={chosen.reading.quote !== undefined}>
        <Select
          label={t('facts.quote')}
          data={[
            { value: '"', label: t('facts.doubleQuote') },
            { value: "'", label: t('facts.singleQuote') },
            { value: 'none', label: t('facts.noQuote') },
          ]}
          value={quote === undefined ? null : (quote ?? 'none')}
          onChange={(value) => {
            if (value !== null) read({ quote: value === '"' || value === "'" ? value : null });
          }}
          allowDeselect={false}
          placeholder={t('facts.unknown')}
        />
      </Fact>
      <Fact
        reason={reading?.header.reason}
        isChosen={chosen.reading.header !== undefined}
        onReset={() => read({ header: null, firstDataRow: null })}
      >
        <Select
          label={t('facts.header')}
          data={[
            { value: 'none', label: t('facts.noHeader') },
            ...(header !== null && header.includes(',')
              ? [{ value: header, label: t('facts.headerRows', { rows: header }) }]
              : []),
            ...top.map(({ rowNumber }) => ({
              value: String(rowNumber),
              label: t('facts.headerRow', { row: format.number(rowNumber) }),
            })),
          ]}
          value={header}
          onChange={(value) => {
            if (value === 'none') read({ header: 'none', firstDataRow: null });
            else if (value !== null && !value.includes(','))
              read({ header: Number(value), firstDataRow: null });
          }}
          allowDeselect={false}
          placeholder={t('facts.unknown')}
        />
      </Fact>
      <dl className={classes.counts}>
        <div>
          <dt>{t('facts.rows')}</dt>
          <dd>
            {reading === null
              ? '–'
              : reading.rows.isExact
                ? format.number(reading.rows.count)
                : t('facts.about', { count: format.number(roughly(reading.rows.count)) })}
          </dd>
        </div>
        <div>
          <dt>{t('facts.columns')}</dt>
          <dd>{reading === null ? '–' : format.number(preview.columns.length)}</dd>
        </div>
        <div>
          <dt>{t('facts.size')}</dt>
          <dd>{format.bytes(file.size ?? file.received)}</dd>
        </div>
      </dl>
      {reading?.encoding === null ? <Text size="sm">{t('facts.noChoice')}</Text> : null}
    </div>
  );
}

function headerOf({ chosen, reading }: ImportPreview): string | null {
  const rows = chosen.reading.header ?? reading?.header.value.rowNumbers;
  if (rows === undefined) return null;
  const numbers = [rows].flat();
  return numbers.length === 0 ? 'none' : numbers.join(', ');
}

function encodingChoices(current: string | null): readonly string[] {
  const usual = Object.keys(ENCODINGS);
  return current === null || usual.includes(current) ? usual : [current, ...usual];
}

/** Names as people know them: UTF-8, windows-1252. */
function shownName(name: string): string {
  return /^(?:windows|macintosh|x-)/.test(name) ? name : name.toUpperCase();
}

/** An estimate does not pretend to be exact. */
function roughly(count: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 1);
  return Math.round(count / step) * step;
}
