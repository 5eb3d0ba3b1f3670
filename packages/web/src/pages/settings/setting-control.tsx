import { Anchor, Loader, Text } from '@mantine/core';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './setting-control.module.css';
import type { SettingEdit } from './use-setting-edit.ts';

/** A control of a setting, with whether it is saved and the way back to the default beside it. */
export function SettingControl({
  edit: { isDefault, isSaving, isSaved, isDisabled, error, reset },
  label,
  children,
}: {
  readonly edit: SettingEdit;
  readonly label: string;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation(['settings', 'common']);
  return (
    <div className={classes.setting}>
      <div className={classes.control}>{children}</div>
      <div className={classes.state} role="status">
        {isSaving ? <Loader size={14} role="status" aria-label={t('saving')} /> : null}
        {isSaved && error === undefined && !isSaving ? (
          <Text size="xs" className={classes.saved}>
            <Check size={14} aria-hidden /> {t('common:saved')}
          </Text>
        ) : null}
        {isDefault || isDisabled ? null : (
          <Anchor
            component="button"
            type="button"
            size="xs"
            aria-label={t('resetOf', { label })}
            onClick={reset}
          >
            {t('reset')}
          </Anchor>
        )}
      </div>
    </div>
  );
}
