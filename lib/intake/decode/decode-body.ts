import { RequestError } from '../../errors.ts';
import { decodeText } from './charset.ts';
import { decodeJson } from './decode-json.ts';
import { decodeMultipart } from './decode-multipart.ts';
import { decodeUrlencoded } from './decode-urlencoded.ts';
import { branch, isBranch, type Tree, toTree } from './tree.ts';

const UNREADABLE = /^(?:image|audio|video|font|model)\/|xml|html|pdf|zip|csv|msword|officedocument|protobuf/;

const parameter = (contentType: string, name: string) =>
  new RegExp(`;\\s*${name}\\s*=\\s*"?([^";]+)"?`, 'i').exec(contentType)?.[1]?.trim() ?? null;

/** Through a queue the content type may get lost; the first line of a multipart body is its boundary. */
function multipartType(start: string, contentType: string): string | null {
  if (/^multipart\/form-data/i.test(contentType) && parameter(contentType, 'boundary')) return contentType;
  const [, boundary] = /^(?:\r?\n)*--([^\r\n]{1,200})\r?\nContent-Disposition: form-data/i.exec(start) ?? [];
  return boundary ? `multipart/form-data; boundary="${boundary}"` : null;
}

/** `key=value` pairs without raw spaces or JSON punctuation in the first name. */
const LOOKS_URLENCODED = /^[^=&{}<>"\s]+=/;

/** How `enctype="text/plain"` writes a form: one line for each field. A line without a name goes on the one before. */
function decodeLines(text: string): Tree | null {
  const lines = text.trim().split(/\r?\n/);
  if (lines.length < 2 || !lines.every((line, i) => i > 0 || /^[^=&]+=/.test(line))) return null;
  const pairs: [string, string][] = [];
  for (const line of lines) {
    const [, name, value] = /^([^=]{1,100})=(.*)$/.exec(line) ?? [];
    const last = pairs.at(-1);
    if (name !== undefined && value !== undefined) pairs.push([name, value]);
    else if (last) last[1] += `\n${line}`;
  }
  return toTree(Object.fromEntries(pairs));
}

/** Some clients put JSON where a urlencoded body's name belongs, escapes and all. */
function jsonInName(tree: Tree): Tree {
  const [[name, value] = [], ...more] = Object.entries(isBranch(tree) ? tree : {});
  return (name?.trimStart().startsWith('{') && value === '' && more.length === 0 && decodeJson(name)) || tree;
}

/**
 * Decodes the body of a submission: JSON by its first character, whatever the content type says; else multipart,
 * urlencoded, or `text/plain` as HTML forms write it. An empty body is an empty object.
 *
 * @param contentType the header as it came; null when there is none
 * @returns scalars, lists, objects without a prototype, and uploaded files
 * @throws RequestError: bad_request for a body that can't be read or is nested more than 8 levels deep,
 *   unsupported_media_type for a type nobody could read a form from, too_large for more than 500 fields
 */
export async function decodeBody(body: Uint8Array, contentType: string | null): Promise<Tree> {
  const header = contentType ?? '';
  const type = header.split(';')[0]?.trim().toLowerCase() ?? '';
  const charset = parameter(header, 'charset');
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);

  const multipart = multipartType(bytes.subarray(0, 300).toString('latin1'), header);
  if (multipart) return decodeMultipart(body, multipart, charset);
  if (UNREADABLE.test(type)) {
    throw new RequestError(
      'unsupported_media_type',
      'This content type is no form: send JSON, urlencoded or multipart',
    );
  }

  const text = decodeText(bytes, charset).trim();
  if (text === '') return branch([]);
  const json = /^[[{"]/.test(text) || type.endsWith('json') ? decodeJson(text) : undefined;
  if (json !== undefined) return (typeof json === 'string' && decodeJson(json)) || json;

  const lines = type === 'text/plain' && !text.includes('&') ? decodeLines(text) : null;
  if (lines) return lines;
  if (type === 'application/x-www-form-urlencoded' || LOOKS_URLENCODED.test(text)) {
    const raw = bytes
      .toString('latin1')
      .replace(/^\xef\xbb\xbf/, '')
      .trim();
    return jsonInName(decodeUrlencoded(raw, charset));
  }
  if (text.startsWith('<')) {
    throw new RequestError('unsupported_media_type', 'XML and HTML are no forms: send JSON, urlencoded or multipart');
  }
  throw new RequestError('bad_request', 'The body can’t be read: send JSON, urlencoded or multipart');
}
