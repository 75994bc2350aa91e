/** Where a single quote closes a text, by what the text is. In every other place it is an apostrophe. */
const CLOSES = {
  key: /^'\s*:/,
  member: /^'\s*(?:,\s*['"]|\}\s*(?:[,\]}]|$)|$)/,
  element: /^'\s*(?:,\s*['"{[\d\-tfn]|\]\s*(?:[,\]}]|$)|$)/,
} as const;

/** Far enough to see past the blanks of any layout. */
const AHEAD = 1000;

/** What an escaped character stands for in JSON; a single quote needs no escape there. */
const escaped = (character: string) => (character === "'" ? "'" : `\\${character}`);

/** A plain character as JSON has it within a text: quotes and line breaks escaped. */
const plain = (character: string) => JSON.stringify(character).slice(1, -1);

/**
 * Gives JSON that is written with single quotes, as OpenIntegrations' documentation shows it, with double ones:
 * `{'NAME':'O'Hara'}` becomes `{"NAME":"O'Hara"}`. A single quote closes a text only where something follows that can
 * follow a text, so apostrophes within words stay. What is no JSON either way comes out as something that is none.
 */
export function doubleQuoted(text: string): string {
  const open: string[] = [];
  let last = '';
  let out = '';
  let at = 0;

  /** Copies a text up to its end; `quote` is what it began with. */
  function copyText(quote: string): void {
    const kind = open.at(-1) === '[' ? 'element' : last === ':' ? 'member' : 'key';
    out += '"';
    for (at += 1; at < text.length; at++) {
      const character = text.charAt(at);
      if (character === '\\') {
        at += 1;
        out += escaped(text.charAt(at));
      } else if (character !== quote) out += plain(character);
      else if (quote === '"' || CLOSES[kind].test(text.slice(at, at + AHEAD))) {
        out += '"';
        return;
      } else out += character;
    }
  }

  for (; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === "'" || character === '"') {
      copyText(character);
      continue;
    }
    if (character === '{' || character === '[') open.push(character);
    if (character === '}' || character === ']') open.pop();
    if (character.trim()) last = character;
    out += character;
  }
  return out;
}
