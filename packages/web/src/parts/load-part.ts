import { isServerThere, untilConnected } from '../api/connection.ts';

/** A part of the app did not come, though the server is there: it may have a newer one since. */
export class MissingPart extends Error {
  /** Its message is the browser's, by which the router knows what to do. */
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'MissingPart';
  }
}

/**
 * Loads a part of the app from the server; while that cannot be reached, as soon as it can.
 *
 * @throws MissingPart
 */
export async function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  for (let isAgain = false; ; isAgain = true) {
    await untilConnected();
    try {
      if (isAgain) await loadStylesAgain();
      return await load();
    } catch (error) {
      if (await isServerThere()) throw new MissingPart(error);
    }
  }
}

/** Of what has failed, scripts are fetched again by themselves, and styles are not. */
async function loadStylesAgain(): Promise<void> {
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]');
  const missing = [...links].filter(({ sheet }) => sheet === null);
  await Promise.all(missing.map(loadAgain));
}

/** The one that is there stays: somebody may be waiting for it. */
async function loadAgain(link: HTMLLinkElement): Promise<void> {
  const again = link.cloneNode() as HTMLLinkElement;
  await new Promise((resolve, reject) => {
    again.addEventListener('load', resolve);
    again.addEventListener('error', () => reject(new TypeError(`${link.href} did not come`)));
    link.after(again);
  });
}
