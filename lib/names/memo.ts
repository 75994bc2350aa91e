const MOST = 5000;
/** Characters of the longest text that is kept. */
export const LONGEST = 200;

/** A piece of a text keeps the whole of it in memory, a copy doesn't. */
const copied = (text: string) => Buffer.from(text, 'utf16le').toString('utf16le');

/** Characters of a usual name, for the memory that all of them may take. */
const USUAL = 100;

/**
 * A pure function of a text that keeps what it found: within a form, and from form to form, the same names come again and
 * again. Keeps at most so many short texts, then begins anew, so that no visitor can fill the memory.
 *
 * @param most how many texts of a usual length; fewer long ones
 */
export function memo<T>(find: (text: string) => T, most = MOST): (text: string) => T {
  const found = new Map<string, { readonly result: T }>();
  let room = most * USUAL;
  return (text) => {
    const known = found.get(text);
    if (known) return known.result;
    const result = find(text);
    if (found.size >= most || room < text.length) {
      found.clear();
      room = most * USUAL;
    }
    if (text.length <= LONGEST) {
      found.set(copied(text), { result });
      room -= text.length;
    }
    return result;
  };
}

/** A value that is made when it is first asked for. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
