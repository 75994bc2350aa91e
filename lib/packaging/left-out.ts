/**
 * Stands in the package for what was left out of it. It may be handed around, so that whatever only mentions it still
 * loads; whoever calls it, makes one of it or computes with it gets an error that names it.
 */
export function leftOut(what: string, reason: string): object {
  const fail = (): never => {
    throw new Error(`${what} was left out when packaging: ${reason}`);
  };
  const stand: object = new Proxy(class {}, {
    apply: fail,
    construct: fail,
    get: (target, key) => (key === 'prototype' ? Reflect.get(target, key) : key === Symbol.toPrimitive ? fail : stand),
  });
  return stand;
}
