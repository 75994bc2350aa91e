/** What was found out of each object, by the number of the question: one table, for a weak one costs much. */
const found = new WeakMap<object, unknown[]>();
let questions = 0;

/**
 * A pure function of an object that never changes, found out once for each: a walk that asks it at every level of a body
 * would go through all that is below again and again.
 */
export function perObject<K extends object, T extends object | string | number | boolean | null>(
  find: (object: K) => T,
): (object: K) => T {
  const number = questions++;
  return (object) => {
    let known = found.get(object);
    if (!known) {
      known = [];
      found.set(object, known);
    }
    const result = known[number] === undefined ? find(object) : known[number];
    known[number] = result;
    return result as T;
  };
}
