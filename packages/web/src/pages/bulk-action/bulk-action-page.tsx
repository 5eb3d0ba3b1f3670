import { Page } from '../../parts/page.tsx';

export function BulkActionPage() {
  return <Page title="Bulk action" />;
}
