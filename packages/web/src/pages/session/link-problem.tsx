import { useTranslation } from 'react-i18next';
import { SessionCard } from './session-card.tsx';
import { LinkButton } from '../../parts/link-button.tsx';

/** Says why a link that was mailed or passed on leads nowhere, and what to do. */
export function LinkProblem({ sentence }: { readonly sentence: string }) {
  const { t } = useTranslation('session');
  return (
    <SessionCard title={t('link.title')} text={sentence}>
      <LinkButton to="/sign-in" variant="default" fullWidth>
        {t('signIn.action')}
      </LinkButton>
    </SessionCard>
  );
}
