import { Page } from '../../parts/page.tsx';

export function FieldSettings() {
  return <Page title="FieldSettings" />;
}
