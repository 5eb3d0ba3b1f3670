import { Page } from '../../parts/page.tsx';

export function AccountSettings() {
  return <Page title="AccountSettings" />;
}
