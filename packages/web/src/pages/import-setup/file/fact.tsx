import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './file-facts.module.css';

/** One part of how a file is read: its control, why it is so, and the way back to what was found out. */
export function Fact({
  reason,
  isChosen,
  onReset,
  children,
}: {
  readonly reason?: string | undefined;
  /** A person said so. */
  readonly isChosen: boolean;
  /** None: what was found out cannot be had again. */
  readonly onReset?: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('wizard');
  return (
    <div className={classes.fact}>
      {children}
      <Text size="sm" className={classes.reason}>
        {isChosen ? (
          <>
            {t('facts.setByYou')}{' '}
            {onReset === undefined ? null : (
              <Anchor
                component="button"
                type="button"
                size="sm"
                underline="always"
                onClick={onReset}
              >
                {t('facts.reset')}
              </Anchor>
            )}
          </>
        ) : (
          reason
        )}
      </Text>
    </div>
  );
}
