/** Made by vite.config.ts. */
declare module 'virtual:api-calls' {
  import type { Call } from '@muster/core/contract/call-operation';
  const calls: Readonly<Record<string, Call>>;
  export default calls;
}
