import { Page } from '../../parts/page.tsx';

export function WorkPage() {
  return <Page title="Imports" />;
}
