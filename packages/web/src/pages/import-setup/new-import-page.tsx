import { Page } from '../../parts/page.tsx';

export function NewImportPage() {
  return <Page title="New import" />;
}
