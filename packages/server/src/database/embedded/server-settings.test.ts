import { describe, expect, test } from 'vitest';
import { serverSettings } from './server-settings.ts';

const MB = 1024 * 1024;
const machine = {
  memoryBytes: 8192 * MB,
  freeDiskBytes: 200_000 * MB,
  sharedMemoryBytes: 4096 * MB,
};

/** Memory of the machine in MB, and the settings it leads to. */
const MEMORY: readonly [memory: number, settings: Record<string, string>][] = [
  [256, { shared_buffers: '64MB', work_mem: '8MB', maintenance_work_mem: '64MB' }],
  [1024, { shared_buffers: '256MB', work_mem: '8MB', maintenance_work_mem: '64MB' }],
  [8192, { shared_buffers: '2048MB', work_mem: '64MB', maintenance_work_mem: '512MB' }],
  [262_144, { shared_buffers: '4096MB', work_mem: '128MB', maintenance_work_mem: '1024MB' }],
];

describe('the settings of the server', () => {
  test.each(MEMORY)('take their share of %d MB of memory', (memory, settings) => {
    expect(serverSettings({ ...machine, memoryBytes: memory * MB })).toMatchObject(settings);
  });

  test('give the write-ahead log 8 GB where there is room, and less on a small disk', () => {
    expect(serverSettings(machine)['max_wal_size']).toBe('8192MB');
    expect(serverSettings({ ...machine, freeDiskBytes: 4096 * MB })['max_wal_size']).toBe('512MB');
  });

  test('keep off a /dev/shm that is too small', () => {
    expect(serverSettings(machine)).not.toHaveProperty('dynamic_shared_memory_type');
    const small = serverSettings({ ...machine, sharedMemoryBytes: 64 * MB });
    expect(small['dynamic_shared_memory_type']).toBe('sysv');
  });

  test('never give up durability', () => {
    expect(serverSettings(machine)['synchronous_commit']).toBe('on');
    expect(serverSettings(machine)).not.toHaveProperty('fsync');
  });
});
