/**
 * Waits for SIGTERM or SIGINT (Ctrl-C), then stops: what is under way is brought to a good place
 * first. A second signal ends the process at once.
 */
export async function untilStopped(stop: () => Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<NodeJS.Signals>();
  process.on('SIGTERM', resolve);
  process.on('SIGINT', resolve);
  // Nothing else may keep the process running meanwhile.
  const awake = setInterval(() => undefined, 60_000);
  const signal = await promise;
  process.off('SIGTERM', resolve);
  process.off('SIGINT', resolve);
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  process.stderr.write(`muster: ${signal}: stopping.\n`);
  try {
    await stop();
  } finally {
    clearInterval(awake);
    process.off('SIGTERM', end);
    process.off('SIGINT', end);
  }
}

function end(signal: NodeJS.Signals): never {
  process.exit(128 + (SIGNAL_NUMBERS.get(signal) ?? 0));
}

const SIGNAL_NUMBERS: ReadonlyMap<NodeJS.Signals, number> = new Map([
  ['SIGINT', 2],
  ['SIGTERM', 15],
]);
