import { Badge, Collapse, Group, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ChevronRight } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Delivery } from '../../../api/webhooks.ts';
import { useFormat } from '../../../parts/format.ts';
import { DeliveryDetails } from './delivery-details.tsx';
import classes from './delivery-line.module.css';

/** A delivery, which opens to show its tries. */
export function DeliveryLine({
  webhookId,
  delivery: { eventId, type, state, attempts, nextAttemptAt, createdAt },
}: {
  readonly webhookId: string;
  readonly delivery: Delivery;
}) {
  const { t } = useTranslation('people');
  const { dateTime } = useFormat();
  const id = useId();
  const [isOpen, { toggle }] = useDisclosure(false);
  return (
    <li className={classes.line}>
      <UnstyledButton
        className={classes.head}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={toggle}
      >
        <ChevronRight
          size={16}
          aria-hidden
          className={classes.chevron}
          data-open={isOpen || undefined}
        />
        <span className={classes.what}>
          <Text component="span" fw={500}>
            {type}
          </Text>
          <Text component="span" size="xs" c="dimmed" display="block">
            {dateTime(createdAt)}
            {nextAttemptAt === null || state !== 'waiting' || attempts === 0
              ? ''
              : ` · ${t('deliveries.next', { time: dateTime(nextAttemptAt) })}`}
          </Text>
        </span>
        <Group component="span" gap="sm" wrap="nowrap">
          <Text component="span" size="xs" c="dimmed">
            {t('deliveries.tries', { count: attempts })}
          </Text>
          <Badge component="span" variant="light" color={COLORS[state]} tt="none">
            {t(`deliveries.${state}`)}
          </Badge>
        </Group>
      </UnstyledButton>
      <Collapse id={id} expanded={isOpen}>
        {isOpen ? <DeliveryDetails webhookId={webhookId} eventId={eventId} /> : null}
      </Collapse>
    </li>
  );
}

const COLORS = { delivered: 'green', waiting: 'gray', failed: 'red' } as const;
