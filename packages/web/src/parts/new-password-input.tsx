import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** How many characters a password has at least: as the server has it, which looks closer. */
export const LEAST_PASSWORD = 10;

/** Asks for a new password, and says what one has to be like. */
export function NewPasswordInput(props: PasswordInputProps) {
  const { t } = useTranslation('session');
  return (
    <PasswordInput
      description={t('password.rule')}
      autoComplete="new-password"
      minLength={LEAST_PASSWORD}
      maxLength={200}
      required
      withAsterisk={false}
      // The field around it says so by itself, and the input does not.
      aria-invalid={Boolean(props.error)}
      visibilityToggleButtonProps={{ 'aria-label': t('password.show'), tabIndex: 0 }}
      {...props}
    />
  );
}
