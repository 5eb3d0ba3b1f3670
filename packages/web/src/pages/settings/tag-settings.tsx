import { Page } from '../../parts/page.tsx';

export function TagSettings() {
  return <Page title="TagSettings" />;
}
