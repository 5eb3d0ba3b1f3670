import { Page } from '../../parts/page.tsx';

export function SmartListsPage() {
  return <Page title="Smart lists" />;
}
