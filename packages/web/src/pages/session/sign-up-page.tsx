import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.ts';
import { signUpQuery } from '../../api/session.ts';
import { QueryContent } from '../../parts/query-content.tsx';
import { SessionCard } from './session-card.tsx';
import { SignInInstead } from './sign-in-instead.tsx';
import { SignUpForm } from './sign-up-form.tsx';
import { useGoOn } from './use-go-on.ts';

/** Makes a person with an account of their own, where whoever runs the server allows it. */
export function SignUpPage() {
  const { t } = useTranslation('session');
  const goOn = useGoOn();
  const query = useQuery(signUpQuery);
  const isClosed = query.data?.isOpen === false;
  return (
    <SessionCard
      title={t('signUp.title')}
      text={
        isClosed
          ? t(query.data?.hasOwner === true ? 'signUp.closed' : 'noOwner.text')
          : t('signUp.text')
      }
      below={<SignInInstead />}
    >
      {isClosed ? undefined : (
        <QueryContent query={query}>
          {() => (
            <SignUpForm
              action={t('signUp.action')}
              signUp={async (person) => api.signUp({ body: person })}
              onDone={() => goOn()}
            />
          )}
        </QueryContent>
      )}
    </SessionCard>
  );
}
