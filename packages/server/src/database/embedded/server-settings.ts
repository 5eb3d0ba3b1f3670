const MB = 1024 * 1024;

export interface Machine {
  /** Memory this process and the server may use together, in bytes. */
  readonly memoryBytes: number;
  /** Free space on the disk of the data folder, in bytes. */
  readonly freeDiskBytes: number;
  /** Room for shared memory under /dev/shm, in bytes; null where there is no such folder. */
  readonly sharedMemoryBytes: number | null;
}

/**
 * PostgreSQL's settings for a machine: a quarter of the memory for its buffers, much room for the
 * write-ahead log so that a large import is not one long checkpoint, and nothing in the log that
 * people typed.
 *
 * @see https://www.postgresql.org/docs/18/runtime-config.html
 */
export function serverSettings(machine: Machine): Record<string, string> {
  const memory = machine.memoryBytes;
  return {
    // Unix socket only: nothing listens on the network.
    listen_addresses: '',
    port: '5432',
    unix_socket_permissions: '0700',
    password_encryption: 'scram-sha-256',
    max_connections: '50',
    cluster_name: 'muster',
    timezone: 'UTC',

    shared_buffers: megabytes(memory / 4, 64, 4096),
    effective_cache_size: megabytes(memory * 0.6, 128, 65_536),
    work_mem: megabytes(memory / 128, 8, 128),
    maintenance_work_mem: megabytes(memory / 16, 64, 1024),
    huge_pages: 'try',
    jit: 'off',
    // A container's /dev/shm often has 64 MB, which one parallel query fills.
    ...(machine.sharedMemoryBytes !== null && machine.sharedMemoryBytes < 512 * MB
      ? { dynamic_shared_memory_type: 'sysv' }
      : {}),

    max_wal_size: megabytes(machine.freeDiskBytes / 8, 256, 8192),
    min_wal_size: megabytes(machine.freeDiskBytes / 64, 80, 1024),
    checkpoint_timeout: '15min',
    // Measured on two cores: compressing saves 3 % of the log and costs 10 to 40 % of the time.
    wal_compression: 'off',
    synchronous_commit: 'on',

    logging_collector: 'on',
    log_filename: 'postgresql-%a.log',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    log_truncate_on_rotation: 'on',
    log_timezone: 'UTC',
    // The server's own events, crashes and ends. Errors of statements are left out: they quote
    // values ("invalid input syntax ... ann@example.com"), and the client that made them is told.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_statement: 'none',
    log_checkpoints: 'off',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_autovacuum_min_duration: '-1',
  };
}

/** The environment of the server's programs: none of this process's settings reach them. */
export function serverEnvironment(): Record<string, string> {
  return { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

function megabytes(bytes: number, least: number, most: number): string {
  return `${Math.round(Math.min(most, Math.max(least, bytes / MB)))}MB`;
}
