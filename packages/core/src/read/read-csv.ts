import { createDecoder } from './decode.ts';
import type { OpenTextStream } from './decode.ts';
import type { Dialect } from './dialect.ts';
import type { Encoding } from './encoding.ts';
import type { RawRow } from './raw-row.ts';
import { createTokenizer } from './tokenize.ts';

/** How to read a delimited text file: everything is known before the first row. */
export interface CsvFormat {
  readonly encoding: Encoding;
  readonly dialect: Dialect;
  /** Number of columns, 1 to 1,000; null: rows are given as long as they are, without issues of length. */
  readonly width: number | null;
}

/** Where reading starts, and who decodes encodings that the runtime does not know. */
export interface CsvStart {
  /** Bytes from the start of the file to the first byte pushed: past a byte-order mark, or at any row. */
  readonly byteOffset: number;
  /** Number of the first row that is read; 1 at the start of a file. */
  readonly rowNumber: number;
  readonly openTextStream?: OpenTextStream;
}

/** Reads rows from bytes as they come. */
export interface CsvReader {
  /** Rows that are complete with these bytes; the bytes may be reused by the caller afterwards. */
  push(bytes: Uint8Array): RawRow[];
  /** The rows that only the end of the file completes. */
  end(): RawRow[];
}

/**
 * Makes a reader of delimited text. Any split of the bytes gives the same rows, and memory stays
 * flat: at most about 100 MB, whatever the length of lines and cells.
 */
export function createCsvReader(format: CsvFormat, start: CsvStart): CsvReader {
  const decoder = createDecoder(format.encoding, start);
  const tokenizer = createTokenizer(format, start.rowNumber);
  return {
    push(bytes) {
      if (bytes.length <= PIECE_BYTES) return tokenizer.push(decoder.decode(bytes));
      const rows: RawRow[] = [];
      for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
        const piece = bytes.subarray(at, at + PIECE_BYTES);
        for (const row of tokenizer.push(decoder.decode(piece))) rows.push(row);
      }
      return rows;
    },
    end() {
      const rows = tokenizer.push(decoder.end());
      return [...rows, ...tokenizer.end()];
    },
  };
}

// Short cells are copied out of the text, long ones keep their whole piece in memory while they live.
const PIECE_BYTES = 1 << 16;
