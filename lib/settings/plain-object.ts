import * as v from 'valibot';
import { isObject } from '../json.ts';

/** Names that every object has a meaning for. Schemas leave them out without a word, and what they hold would be lost. */
const TAKEN = ['__proto__', 'constructor', 'prototype'];

/**
 * Turns lists away, which object schemas would take for objects, and names that would vanish. Everything else is left to
 * the schema that follows.
 */
export const plainObject = (message: string) =>
  v.pipe(
    v.unknown(),
    v.check((input) => !Array.isArray(input), message),
    v.check(
      (input) => !isObject(input) || !TAKEN.some((name) => Object.hasOwn(input, name)),
      `can’t hold a name like ${TAKEN.join(', ')}: choose another`,
    ),
  );
