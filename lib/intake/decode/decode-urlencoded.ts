import qs from 'qs';
import { RequestError } from '../../errors.ts';
import { decodeText } from './charset.ts';
import { type Tree, toTree } from './tree.ts';

/** Percent escapes of a byte string undone; a stray percent sign stays. */
function bytesOf(part: string): Buffer {
  const spaced = part.replaceAll('+', ' ');
  const bytes = spaced.includes('%')
    ? spaced.replace(/%[\da-f]{2}/gi, (escaped) => BYTES[Number(`0x${escaped.slice(1)}`)] ?? '')
    : spaced;
  return Buffer.from(bytes, 'latin1');
}
/** The characters that stand for bytes here, by the byte. */
const BYTES = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code));

const LIMIT = 500;

/**
 * A urlencoded body as plain data: `a[b][0]` and `a[]` nest, a repeated key becomes a list, dots are part of the name.
 * A `_charset_` field in the body tells the charset.
 *
 * @param text the body's bytes, one character each
 * @throws RequestError (bad_request, too_large) for more than 500 fields or 8 levels
 */
export function decodeUrlencoded(text: string, charset: string | null): Tree {
  const announced = /(?:^|&)_charset_=([\w-]+)/.exec(text)?.[1] ?? charset;
  if (text.split('&').length > LIMIT) {
    throw new RequestError('too_large', `The form has more than ${LIMIT} fields: send fewer`);
  }
  try {
    return toTree(
      qs.parse(text, {
        plainObjects: true,
        depth: 8,
        strictDepth: true,
        arrayLimit: LIMIT,
        parameterLimit: LIMIT,
        decoder: (part: string) => decodeText(bytesOf(part), announced),
      }),
    );
  } catch (error) {
    if (error instanceof RangeError) {
      throw new RequestError('bad_request', 'The field names are nested more than 8 levels deep: send them flatter');
    }
    throw error;
  }
}
