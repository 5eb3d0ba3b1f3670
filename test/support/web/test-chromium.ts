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
export async function launchChromium(executablePath: string): Promise<Browser> {
  // Chromium does not run as root inside its sandbox.
  if (process.getuid?.() === 0) return launch(executablePath, { chromiumSandbox: false });
  try {
    return await launch(executablePath, { chromiumSandbox: true });
  } catch (error) {
    // Containers may forbid what the sandbox is made of; the pages are our own.
    if (!/sandbox/i.test(String(error))) throw error;
    return launch(executablePath, { chromiumSandbox: false });
  }
}

function launch(
  executablePath: string,
  options: { readonly chromiumSandbox: boolean },
): Promise<Browser> {
  // Memory that processes share is scarce in containers.
  return chromium.launch({ executablePath, args: ['--disable-dev-shm-usage'], ...options });
}
