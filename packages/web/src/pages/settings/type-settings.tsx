import { Page } from '../../parts/page.tsx';

export function TypeSettings() {
  return <Page title="TypeSettings" />;
}
