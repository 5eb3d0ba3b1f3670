import { styleText } from 'node:util';

type Format = Parameters<typeof styleText>[0];

/** Text in a colour or weight where the stream shows it: on a terminal, unless NO_COLOR says otherwise. */
export function paint(
  format: Format,
  text: string,
  stream: NodeJS.WriteStream = process.stdout,
): string {
  return styleText(format, text, { stream });
}

/** Whether a person sits at both ends: commands may then ask. */
export function isInteractive(): boolean {
  return process.stdin.isTTY && process.stdout.isTTY;
}
