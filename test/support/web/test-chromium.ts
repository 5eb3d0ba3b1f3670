import { type Browser, chromium } from 'playwright-core';

let opened: Promise<Browser> | null = null;

/** The Chromium of this test file, started when it is first asked for. */
export function testChromium(executablePath: string): Promise<Browser> {
  opened ??= launchChromium(executablePath);
  return opened;
}

/** Closes it, where it was started. */
export async function closeTestChromium(): Promise<void> {
  const closing = opened;
  opened = null;
  await (await closing)?.close();
}

/** Starts a Chromium without a window. */
export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    // Chromium does not run as root inside its sandbox.
    chromiumSandbox: process.getuid?.() !== 0,
    // Memory that processes share is scarce in containers.
    args: ['--disable-dev-shm-usage'],
  });
}
