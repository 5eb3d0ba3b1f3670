import { Page } from '../../parts/page.tsx';

export function WebhookDeliveries() {
  return <Page title="WebhookDeliveries" />;
}
