import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.ts';
import { signUpQuery } from '../../api/session.ts';
import { LinkProblem } from './link-problem.tsx';
import { SessionCard } from './session-card.tsx';
import { SignUpForm } from './sign-up-form.tsx';
import { useGoOn } from './use-go-on.ts';

/** Makes the first owner of a new server, with the link that it prints at its start. */
export function WelcomePage() {
  const { t } = useTranslation('session');
  const { token } = useSearch({ from: '/welcome' });
  const goOn = useGoOn();
  const signUp = useQuery(signUpQuery).data;
  if (signUp?.hasOwner === true) return <LinkProblem sentence={t('welcome.hasOwner')} />;
  if (token === '') return <LinkProblem sentence={t('noOwner.text')} />;
  return (
    <SessionCard title={t('welcome.title')} text={t('welcome.text')}>
      <SignUpForm
        action={t('welcome.action')}
        signUp={async (person) => api.signUpFirstOwner({ body: { token, ...person } })}
        onDone={() => goOn()}
      />
    </SessionCard>
  );
}
