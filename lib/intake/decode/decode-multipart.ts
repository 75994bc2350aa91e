import { Busboy } from '@fastify/busboy';
import { RequestError } from '../../errors.ts';
import { decodeText } from './charset.ts';
import { decodeUrlencoded } from './decode-urlencoded.ts';
import { branch, isBranch, isList, type Tree, Upload } from './tree.ts';

const MAX_FILES = 50;
const MAX_FIELDS = 500;
/** With the mark at the end. */
const MAX_PARTS = MAX_FILES + MAX_FIELDS + 1;

interface Parts {
  readonly fields: [name: string, value: string][];
  readonly files: [name: string, file: FilePart][];
}

/** A file as it came, one character for each byte of its name. */
interface FilePart {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

/**
 * The parser decodes names and values itself and knows UTF-8 only. Given every byte as a character of its own, it has
 * nothing to decode wrongly, and `bytes` gives back what really came.
 */
const widened = (body: Uint8Array) => Buffer.from(Buffer.from(body).toString('latin1'), 'utf8');
const bytes = (text: string) => Buffer.from(text, 'latin1');
const isByteString = (text: string) => /^[\0-ÿ]*$/.test(text);

const tooMany = () => new RequestError('too_large', `The form has more than ${MAX_FIELDS} fields: send fewer`);

/** The parser would read on to the end of the longest body. */
function hasTooMany(body: Uint8Array, contentType: string): boolean {
  const [, quoted, plain] = /boundary="?(?:(?<=")([^"]+)|([^\s;"]+))/i.exec(contentType) ?? [];
  const boundary = `--${quoted ?? plain}`;
  const all = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  let count = 0;
  for (let at = all.indexOf(boundary); at >= 0 && count <= MAX_PARTS; at = all.indexOf(boundary, at + 1)) count += 1;
  return count > MAX_PARTS;
}

function parse(body: Uint8Array, contentType: string): Promise<Parts> {
  return new Promise((resolve, reject) => {
    if (hasTooMany(body, contentType)) throw tooMany();
    const parts: Parts = { fields: [], files: [] };
    const parser = new Busboy({
      headers: { 'content-type': contentType },
      limits: { fields: MAX_FIELDS, files: MAX_FILES, fieldSize: 16 * 1024 * 1024 },
    });
    const refuse = () => reject(tooMany());
    parser.on('fieldsLimit', refuse).on('filesLimit', refuse);
    // A part may come without a name, whatever the parser's types say.
    parser.on('field', (name: string | undefined, value) => parts.fields.push([name ?? '', value]));
    parser.on('file', (name: string | undefined, stream, filename, _encoding, type) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', reject);
      stream.on('end', () => {
        const content = bytes(Buffer.concat(chunks).toString('utf8'));
        if (filename || content.byteLength > 0) parts.files.push([name ?? '', { name: filename ?? '', type, content }]);
      });
    });
    parser.on('error', reject).on('finish', () => resolve(parts));
    parser.end(widened(body));
  });
}

/** Browsers escape these three in names, and nothing else. */
const unescaped = (name: string) => name.replace(/%(22|0D|0A)/gi, (_, code) => (code === '22' ? '"' : ' '));

function withFiles(tree: Tree, files: readonly (readonly [string, Upload])[]): Tree {
  const entries = new Map<string, Tree>(Object.entries(isBranch(tree) ? tree : {}));
  for (const [name, file] of files) {
    const key = name.replace(/\[\d*\]$/, '');
    const before = entries.get(key);
    entries.set(key, before === undefined ? [file] : [...(isList(before) ? before : [before]), file]);
  }
  return branch(entries);
}

/**
 * A multipart body as plain data: fields as in a urlencoded body, files as a list under the name of their field. A file
 * input that was left empty is left out.
 *
 * @throws RequestError (bad_request) when the body is no multipart or cut off; (too_large) for more than 500 fields
 */
export async function decodeMultipart(body: Uint8Array, contentType: string, charset: string | null): Promise<Tree> {
  const { fields, files } = await parse(body, contentType).catch((error: unknown) => {
    if (error instanceof RequestError) throw error;
    throw new RequestError(
      'bad_request',
      'The multipart body is broken or cut off: send it complete, with its boundary',
    );
  });
  const announced = fields.find(([name]) => name === '_charset_')?.[1] ?? charset;
  const text = (part: string) => (isByteString(part) ? decodeText(bytes(part), announced) : part);
  const encoded = fields.map(
    ([name, value]) => `${encodeURIComponent(unescaped(text(name)))}=${encodeURIComponent(text(value))}`,
  );
  return withFiles(
    decodeUrlencoded(encoded.filter((pair) => !pair.startsWith('_charset_=')).join('&'), null),
    files.map(([name, file]) => [unescaped(text(name)), new Upload(text(file.name), file.type, file.content)]),
  );
}
