import { Page } from '../../parts/page.tsx';

export function WebhookSettings() {
  return <Page title="WebhookSettings" />;
}
