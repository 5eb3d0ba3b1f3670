import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LinkAnchor } from '../../parts/link-anchor.tsx';

/** The way back to signing in, for somebody who has signed up before. */
export function SignInInstead() {
  const { t } = useTranslation('session');
  return (
    <Text size="sm">
      {t('signIn.isKnown')}{' '}
      <LinkAnchor to="/sign-in" inherit underline="always">
        {t('signIn.title')}
      </LinkAnchor>
    </Text>
  );
}
