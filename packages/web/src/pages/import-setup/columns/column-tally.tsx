import { Anchor, Button, Group, Text, Title } from '@mantine/core';
import { ArrowDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../parts/format.ts';
import { isUnassigned, type PreviewColumn } from './column-findings.ts';
import classes from './column-tally.module.css';

/** How many columns are assigned, with the way to the next that is not. */
export function ColumnTally({
  columns,
  isLeftOut,
  onNext,
  onLeaveOut,
}: {
  readonly columns: readonly PreviewColumn[];
  /** It was agreed that data in unassigned columns is not imported. */
  readonly isLeftOut: boolean;
  readonly onNext: () => void;
  readonly onLeaveOut: (isLeftOut: boolean) => void;
}) {
  const { t } = useTranslation('wizard');
  const format = useFormat();
  const assigned = columns.filter(({ target }) => target !== null).length;
  const unassigned = columns.filter(isUnassigned).length;
  return (
    <Group className={classes.tally} justify="space-between" gap="xs">
      <Group gap="sm">
        <Title order={2}>
          {t('columns.assigned', {
            count: columns.length,
            assigned: format.number(assigned),
            all: format.number(columns.length),
          })}
        </Title>
        <div role="status">
          {unassigned === 0 ? null : (
            <Text className={isLeftOut ? classes.leftOut : classes.unassigned} fw={500}>
              {t(isLeftOut ? 'columns.leftOutCount' : 'columns.unassigned', {
                count: unassigned,
                number: format.number(unassigned),
              })}
            </Text>
          )}
        </div>
      </Group>
      {unassigned === 0 ? null : (
        <Group gap="sm">
          <Anchor
            component="button"
            type="button"
            size="sm"
            underline="always"
            onClick={() => onLeaveOut(!isLeftOut)}
          >
            {t(isLeftOut ? 'columns.notLeaveOut' : 'columns.leaveOut')}
          </Anchor>
          {isLeftOut ? null : (
            <Button
              size="xs"
              variant="default"
              onClick={onNext}
              rightSection={<ArrowDown size={14} aria-hidden />}
            >
              {t('columns.next')}
            </Button>
          )}
        </Group>
      )}
    </Group>
  );
}
