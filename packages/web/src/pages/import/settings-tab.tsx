import { Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Field, fieldsQuery } from '../../api/fields.ts';
import { type Import, importPlanQuery, type PlanFile, summaryQuery } from '../../api/imports.ts';
import { FieldValue } from '../../parts/field-value.tsx';
import { useFormat } from '../../parts/format.ts';
import { QueryContent } from '../../parts/query-content.tsx';
import classes from './settings-tab.module.css';

/** How an import was set up: as a plan file has it. */
export function SettingsTab({ standing }: { readonly standing: Import }) {
  const query = useQuery(importPlanQuery(standing.importId));
  const fields = useQuery(fieldsQuery).data ?? [];
  return (
    <QueryContent query={query}>
      {(plan) => (
        <div className={classes.parts}>
          <div>
            <General standing={standing} plan={plan} />
            <Constants plan={plan} fields={fields} />
          </div>
          <Columns importId={standing.importId} plan={plan} fields={fields} />
        </div>
      )}
    </QueryContent>
  );
}

function General({
  standing: { file },
  plan: { mode, onEmpty, reading },
}: {
  readonly standing: Import;
  readonly plan: PlanFile;
}) {
  const { t } = useTranslation('review');
  const { bytes } = useFormat();
  const found = t('used.found');
  return (
    <>
      <Facts title={t('used.general')}>
        <Fact name={t('used.mode')}>{t(`mode.${mode}`)}</Fact>
        <Fact name={t('used.onEmpty')}>
          {t(onEmpty === 'clear' ? 'used.onEmptyClear' : 'used.onEmptyKeep')}
        </Fact>
        <Fact name={t('used.file')}>{file.name}</Fact>
        <Fact name={t('used.size')}>{bytes(file.size)}</Fact>
        {file.hash === null ? null : (
          <Fact name={t('used.hash')}>
            <code className={classes.hash}>{file.hash}</code>
          </Fact>
        )}
      </Facts>
      <Facts title={t('used.reading')}>
        <Fact name={t('used.encoding')}>{reading.encoding ?? found}</Fact>
        <Fact name={t('used.delimiter')}>
          <Delimiter delimiter={reading.delimiter} />
        </Fact>
        <Fact name={t('used.header')}>
          <Header header={reading.header} />
        </Fact>
      </Facts>
    </>
  );
}

function Delimiter({ delimiter }: { readonly delimiter: string | undefined }) {
  const { t } = useTranslation('review');
  if (delimiter === undefined) return t('used.found');
  const name = DELIMITERS.get(delimiter);
  return name === undefined ? delimiter : t(name);
}

const DELIMITERS: ReadonlyMap<string, 'used.comma' | 'used.semicolon' | 'used.tab' | 'used.pipe'> =
  new Map([
    [',', 'used.comma'],
    [';', 'used.semicolon'],
    ['\t', 'used.tab'],
    ['|', 'used.pipe'],
  ] as const);

function Header({ header }: { readonly header: number | readonly number[] | 'none' | undefined }) {
  const { t } = useTranslation('review');
  const { number, list } = useFormat();
  if (header === undefined) return t('used.found');
  if (header === 'none') return t('used.headerNone');
  return typeof header === 'number' ? number(header) : list(header.map(number));
}

function Constants({
  plan: { constants },
  fields,
}: {
  readonly plan: PlanFile;
  readonly fields: readonly Field[];
}) {
  const { t } = useTranslation('review');
  const given = Object.entries(constants);
  return (
    <Facts
      title={t('used.constants')}
      none={given.length === 0 ? t('used.noConstants') : undefined}
    >
      {given.map(([key, value]) => {
        const field = fields.find((one) => one.key === key);
        return (
          <Fact key={key} name={field?.label ?? key}>
            <FieldValue field={{ type: field?.type ?? 'text' }} value={value} />
          </Fact>
        );
      })}
    </Facts>
  );
}

function Columns({
  importId,
  plan: { columns },
  fields,
}: {
  readonly importId: string;
  readonly plan: PlanFile;
  readonly fields: readonly Field[];
}) {
  const { t } = useTranslation('review');
  const named = new Set(columns.map(({ column }) => column));
  // A plan names columns that somebody decided about.
  const { unassignedColumns = [], ignoredColumns = [] } =
    useQuery(summaryQuery(importId)).data ?? {};
  const others = [...unassignedColumns, ...ignoredColumns]
    .filter((column) => !named.has(column))
    .map((column) => ({ column, target: null, policy: undefined }));
  return (
    <section className={classes.columns}>
      <Title order={3}>{t('used.columns')}</Title>
      <Table.ScrollContainer minWidth={420} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('used.column')}</Table.Th>
              <Table.Th>{t('used.field')}</Table.Th>
              <Table.Th>{t('used.policy')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {[...columns, ...others].map(({ column, target, policy }) => (
              <Table.Tr key={column}>
                <Table.Td className={classes.cell}>{column}</Table.Td>
                <Table.Td className={classes.cell}>
                  {target === null
                    ? t('used.ignored')
                    : (fields.find(({ key }) => key === target)?.label ?? target)}
                </Table.Td>
                <Table.Td>
                  {target === null || policy === undefined ? null : t(`used.policies.${policy}`)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}

function Facts({
  title,
  none,
  children,
}: {
  readonly title: string;
  /** Said where there are no facts. */
  readonly none?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <section className={classes.facts}>
      <Title order={3}>{title}</Title>
      {none === undefined ? <dl>{children}</dl> : <Text size="sm">{none}</Text>}
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
