import { Page } from '../../parts/page.tsx';

export function ForgotPasswordPage() {
  return <Page title="ForgotPasswordPage" />;
}
