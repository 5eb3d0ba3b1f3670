import { type Logger, pino } from 'pino';
import type { Config } from '../config.ts';

/** The log of a process, one JSON line an event, on standard error: standard output is for people. */
export function createLog({ logLevel }: Pick<Config, 'logLevel'>): Logger {
  return pino({ level: logLevel, base: { pid: process.pid } }, pino.destination(2));
}
