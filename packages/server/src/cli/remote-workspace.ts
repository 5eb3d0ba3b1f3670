import type { InWorkspace } from './workspace.ts';

export function inRemoteWorkspace(_server: {
  url: string;
  key: string;
  isFromEnv: boolean;
}): InWorkspace {
  return () => Promise.reject(new Error('not yet'));
}
