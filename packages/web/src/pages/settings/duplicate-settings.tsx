import { Page } from '../../parts/page.tsx';

export function DuplicateSettings() {
  return <Page title="DuplicateSettings" />;
}
