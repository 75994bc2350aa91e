import { describe, expect, it } from 'vitest';
import { decodeBody } from '../../../../lib/intake/decode/decode-body.ts';
import { countValues } from '../../../../lib/intake/decode/tree.ts';

const MULTIPART = 'multipart/form-data; boundary="B"';
const part = (head: string) => `--B\r\n${head}\r\n\r\nv\r\n`;
const decode = (text: string, type: string) => decodeBody(Buffer.from(text), type);

describe('a body with more than a form can have', () => {
  it.each([
    ['5,000 values in lists', JSON.stringify({ a: Array(5001).fill(1) }), 'application/json'],
    ['5,000 lists', JSON.stringify([Array(5001).fill([])]), 'application/json'],
    ['500 lines', Array.from({ length: 501 }, (_, n) => `q${n}=v`).join('\n'), 'text/plain'],
    ['550 parts, named or not', `${part('X: y').repeat(552)}--B--\r\n`, MULTIPART],
    ['50 files', `${part('Content-Disposition: form-data; name="f"; filename="f"').repeat(51)}--B--\r\n`, MULTIPART],
  ])('is refused as too large: %s', async (_, text, type) => {
    await expect(decode(text, type)).rejects.toMatchObject({
      code: 'too_large',
      message: expect.stringContaining('send fewer'),
    });
  });

  it.each([
    ['4,998 values in a list', JSON.stringify({ a: Array(4998).fill(1) }), 'application/json', 5000],
    [
      '500 fields in parts',
      `${Array.from({ length: 500 }, (_, n) => part(`Content-Disposition: form-data; name="q${n}"`)).join('')}--B--\r\n`,
      MULTIPART,
      501,
    ],
  ])('is read when it has just as much: %s', async (_, text, type, values) => {
    expect(countValues(await decode(text, type))).toBe(values);
  });

  it('keeps ids of 16 digits and more in what is read a second time', async () => {
    expect(await decode('{"id":1234567890123456789,"note":"a\nb"}', 'application/json')).toEqual({
      id: '1234567890123456789',
      note: 'a\nb',
    });
  });
});
