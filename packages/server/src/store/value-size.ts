/**
 * SQL for the bytes that a jsonb column takes once it is read. What is stored compressed can be a
 * hundred times as large: only that is unpacked to be measured.
 */
export function valueSize(column: string): string {
  return `CASE WHEN ${column} IS NULL THEN 0
               WHEN pg_column_compression(${column}) IS NULL THEN pg_column_size(${column})
               ELSE octet_length(${column}::text) END`;
}
