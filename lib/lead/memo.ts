const MOST = 5000;
/** Characters of the longest text that is kept. */
export const LONGEST = 200;

/** A piece of a text keeps the whole of it in memory, a copy doesn't. */
const copied = (text: string) => Buffer.from(text, 'utf16le').toString('utf16le');

/**
 * A pure function of a text that keeps what it found: within a form, and from form to form, the same names come again and
 * again. Keeps at most 5,000 short texts, then begins anew, so that no visitor can fill the memory.
 */
export function memo<T>(find: (text: string) => T): (text: string) => T {
  const found = new Map<string, { readonly result: T }>();
  return (text) => {
    const known = found.get(text);
    if (known) return known.result;
    const result = find(text);
    if (found.size >= MOST) found.clear();
    if (text.length <= LONGEST) found.set(copied(text), { result });
    return result;
  };
}
