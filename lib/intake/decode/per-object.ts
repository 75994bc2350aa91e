/**
 * A pure function of an object that never changes, found out once for each: a walk that asks it at every level of a body
 * would go through all that is below again and again.
 */
export function perObject<K extends object, T>(find: (object: K) => T): (object: K) => T {
  const found = new WeakMap<K, { readonly result: T }>();
  return (object) => {
    const known = found.get(object) ?? { result: find(object) };
    found.set(object, known);
    return known.result;
  };
}
