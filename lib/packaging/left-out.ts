function failFor(what: string, reason: string): never {
  throw new Error(`${what} was left out when packaging: ${reason}`);
}

/**
 * Stands in the package for what was left out of it. It may be handed around, so that whatever only mentions it still
 * loads; whoever calls it, makes one of it or computes with it gets an error that names it.
 */
export function leftOut(what: string, reason: string): object {
  const fail = () => failFor(what, reason);
  const stand: object = new Proxy(class {}, {
    apply: fail,
    construct: fail,
    get: (target, key) => (key === 'prototype' ? Reflect.get(target, key) : key === Symbol.toPrimitive ? fail : stand),
  });
  return stand;
}

/** Some of a file's values; whoever reads one that was left out gets the same error. */
export const onlyThese = (values: object, what: string, reason: string): object =>
  new Proxy(values, {
    get: (target, key) => (Object.hasOwn(target, key) ? Reflect.get(target, key) : failFor(what, reason)),
  });
