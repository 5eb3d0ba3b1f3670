import { Page } from '../../parts/page.tsx';

export function MemberSettings() {
  return <Page title="MemberSettings" />;
}
