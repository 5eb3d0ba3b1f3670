import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.ts';
import { invitationQuery, sessionOrNoneQuery } from '../../api/session.ts';
import { PageLoading } from '../../parts/page-loading.tsx';
import { problemSentence } from '../../parts/problem-sentence.ts';
import { AcceptInvitation } from './accept-invitation.tsx';
import { LinkProblem } from './link-problem.tsx';
import { SessionCard } from './session-card.tsx';
import { SignUpForm } from './sign-up-form.tsx';
import { useGoOn } from './use-go-on.ts';

/** Takes up an invitation: signs up, or accepts it as somebody who has signed up before. */
export function InvitationPage() {
  const { t } = useTranslation('session');
  const { t: common } = useTranslation();
  const { token } = useSearch({ from: '/invitation' });
  const goOn = useGoOn();
  const invitation = useQuery({ ...invitationQuery(token), enabled: token !== '' });
  const session = useQuery(sessionOrNoneQuery);
  if (token === '') return <LinkProblem sentence={t('link.incomplete')} />;
  if (invitation.error !== null)
    return <LinkProblem sentence={problemSentence(invitation.error, common)} />;
  if (session.error !== null)
    return <LinkProblem sentence={problemSentence(session.error, common)} />;
  if (invitation.data === undefined || session.data === undefined) return <PageLoading />;
  const { email, accountName, role, invitedBy, hasSignedUp } = invitation.data;
  const as = t(`role.${role}`);
  return (
    <SessionCard
      title={t('invitation.title', { account: accountName })}
      text={
        invitedBy === null
          ? t('invitation.text', { role: as })
          : t('invitation.textBy', { person: invitedBy, role: as })
      }
    >
      {hasSignedUp || session.data !== null ? (
        <AcceptInvitation
          token={token}
          email={email}
          hasSignedUp={hasSignedUp}
          signedInAs={session.data?.person?.email ?? null}
        />
      ) : (
        <SignUpForm
          invitedEmail={email}
          action={t('invitation.accept')}
          signUp={async ({ name, password }) =>
            api.signUpInvited({ body: { token, name, password } })
          }
          onDone={() => goOn()}
        />
      )}
    </SessionCard>
  );
}
