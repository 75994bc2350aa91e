import * as v from 'valibot';

/** Turns lists away, which object schemas would take for objects. Everything else is left to the schema that follows. */
export const notList = (message: string) =>
  v.pipe(
    v.unknown(),
    v.check((input) => !Array.isArray(input), message),
  );
