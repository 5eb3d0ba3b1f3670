import { readFile } from 'node:fs/promises';

/**
 * The most memory this process has had so far, in bytes. From Linux's own count for this program
 * where there is one: `maxRSS` also holds what the process was before it became this program.
 *
 * @see https://man7.org/linux/man-pages/man5/proc_pid_status.5.html
 */
export async function peakMemoryBytes(): Promise<number> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const peak = /^VmHWM:\s+(?<kilobytes>\d+) kB/m.exec(status)?.groups?.['kilobytes'];
  return 1024 * (peak === undefined ? process.resourceUsage().maxRSS : Number(peak));
}
