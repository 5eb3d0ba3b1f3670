import iconv from 'iconv-lite';
import type { TextStream } from '@muster/core/read/decode';

/** Decodes the code pages that the runtime's own decoder does not know, such as those of DOS. */
export function openTextStream(encodingName: string): TextStream {
  const decoder = iconv.getDecoder(encodingName, { stripBOM: false });
  return (bytes, more) => {
    const text = decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return more ? text : text + (decoder.end() ?? '');
  };
}
