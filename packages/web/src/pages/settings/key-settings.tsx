import { Page } from '../../parts/page.tsx';

export function KeySettings() {
  return <Page title="KeySettings" />;
}
