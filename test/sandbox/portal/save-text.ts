const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** Square brackets written as entities pass through all of it. */
const KEPT: ReadonlySet<number> = new Set([0x5b, 0x5d]);

/** Once, from left to right; numeric ones too, which a portal may leave alone: what survives here survives there. */
function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(lt|gt|quot|apos|amp));/gi, (entity, decimal, hex, name) => {
    if (name) return NAMED[name.toLowerCase()] ?? entity;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0x10ffff || KEPT.has(code) ? entity : String.fromCodePoint(code);
  });
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const encoded = (text: string) => text.replace(/&(?!#9[13];)|[<>"]/g, (character) => ENTITIES[character] ?? character);

const BBCODE: readonly (readonly [html: RegExp, bbcode: string])[] = [
  [/<br[^>]*>\n?/gi, '\n'],
  [/<a\s[^>]*?href\s*=\s*(['"])(.+?)\1[^>]*>(.*?)<\/a[^>]*>/gis, '[url=$2]$3[/url]'],
  [/<img\s[^>]*?src\s*=\s*(['"])(.+?)\1[^>]*>/gis, '[img]$2[/img]'],
  [/<([busi])(?:\s[^>]*)?>(.+?)<\/\1\s*>/gis, '[$1]$2[/$1]'],
  [/<ul(?:\s[^>]*)?>(.+?)<\/ul\s*>/gis, '[list]$1[/list]'],
  [/<ol(?:\s[^>]*)?>(.+?)<\/ol\s*>/gis, '[list=1]$1[/list]'],
  [/<li(?:\s[^>]*)?>(.*?)(?:<\/li\s*>|(?=<li)|$)/gis, '[*]$1'],
];

/** Up to its end, or up to the end of the text; not one with a space behind it. */
const TAG = /<(?!\s)[^>]*>?/g;

/** Any word in square brackets but these; `[*]` is none. */
const FOREIGN_BBCODE = /\[\/?(?!(?:b|i|u|s|list|img|url)(?![\p{L}\p{M}\p{N}_]))[\p{L}\p{M}\p{N}_]+[^\]]*\]/giu;

/**
 * What becomes of COMMENTS when the portal saves them, by the vendor's source: HTML becomes BBCode; entities are decoded
 * and what then is a tag is stripped, the rest of the text with it where nothing closes it; entities are encoded again; and
 * BBCode that is not on the white list is deleted, which takes `[10-12]` and `[ASAP]` for such.
 */
export function savedText(text: string): string {
  const bbcode = BBCODE.reduce((before, [html, code]) => before.replace(html, code), text);
  return encoded(decoded(bbcode).replace(TAG, '')).replace(FOREIGN_BBCODE, '');
}
