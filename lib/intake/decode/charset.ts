import { TextDecoder } from 'node:util';

const UTF8 = new TextDecoder();
const STRICT = new TextDecoder('utf-8', { fatal: true });

/** Decoders by the names that forms announce; TextDecoder knows them all. */
function decoderFor(charset: string | null): TextDecoder | null {
  try {
    if (charset?.toLowerCase() === 'utf-8') return UTF8;
    return charset ? new TextDecoder(charset) : null;
  } catch {
    return null; // a charset that nobody knows is as good as none
  }
}

/** Cyrillic letters come side by side, accented Latin ones alone among plain letters. */
function guess(bytes: Uint8Array): TextDecoder {
  const high = (byte: number | undefined) => byte !== undefined && byte >= 0xc0;
  const all = bytes.filter(high).length;
  const together = bytes.filter((byte, i) => high(byte) && (high(bytes[i - 1]) || high(bytes[i + 1]))).length;
  return new TextDecoder(together * 2 > all ? 'windows-1251' : 'windows-1252');
}

/**
 * Bytes as text: in the charset announced, else UTF-8, else the old Windows charset that the bytes look like. A byte
 * order mark goes away.
 *
 * @param charset as the content type or the form's `_charset_` names it; null when nobody says
 */
export function decodeText(bytes: Uint8Array, charset: string | null): string {
  const announced = decoderFor(charset);
  if (announced && announced.encoding !== 'utf-8') return announced.decode(bytes);
  try {
    return STRICT.decode(bytes);
  } catch {
    return (announced ?? guess(bytes)).decode(bytes);
  }
}
