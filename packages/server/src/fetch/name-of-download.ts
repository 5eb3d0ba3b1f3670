import type { FetchedHeaders } from './with-response.ts';

/**
 * What a fetched file is called: by its Content-Disposition, else by the last part of its address;
 * null when neither says. Without folders; otherwise as somebody else wrote it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6266
 */
export function nameOfDownload(url: URL, headers: FetchedHeaders): string | null {
  const disposition = (headers['content-disposition'] ?? '').slice(0, MOST_CHARACTERS);
  const path = decoded(url.pathname);
  for (const name of [extendedName(disposition), plainName(disposition), path]) {
    const last = name?.split(/[/\\]/).at(-1)?.trim() ?? '';
    if (last !== '' && last !== '.' && last !== '..') return last;
  }
  return null;
}

/** More is no name. */
const MOST_CHARACTERS = 4_000;

/** `filename*=UTF-8''caf%C3%A9.csv` */
function extendedName(disposition: string): string | null {
  const found = /;\s*filename\*\s*=\s*utf-8'[^']*'(?<name>[^;\s]+)/i.exec(disposition);
  return found?.groups?.['name'] === undefined ? null : decoded(found.groups['name']);
}

/** `filename="clients.csv"`, also without quotes. */
function plainName(disposition: string): string | null {
  const found = /;\s*filename\s*=\s*(?:"(?<quoted>(?:\\.|[^"\\])*)"|(?<token>[^;"\s]+))/i.exec(
    disposition,
  )?.groups;
  return (
    found?.['quoted']?.replaceAll(/\\(?<character>.)/g, '$<character>') ?? found?.['token'] ?? null
  );
}

/** Not everything is encoded as it should be: that stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
