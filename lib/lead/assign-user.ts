import { createHash } from 'node:crypto';

/** Digits at the end of a phone that are the same whether or not it was typed with its country or trunk code. */
const SHARED_DIGITS = 9;

const normalised = (contact: string) =>
  contact.includes('@') ? contact.trim().toLowerCase() : contact.replace(/\D/g, '').slice(-SHARED_DIGITS);

const weight = (user: number, contact: string) =>
  createHash('sha256').update(`${user}/${contact}`).digest().readUIntBE(0, 6);

/**
 * Picks the user who gets a lead: the same contact always the same user, all users evenly, whatever their order.
 * Nothing is stored. Rendezvous hashing: when a user joins or leaves, only that user's share of the contacts moves.
 *
 * @param users user ids, at least one
 * @param contact the visitor's phone or e-mail as typed; without either, any text that differs between visitors
 * @throws RangeError when there is no user to choose from
 */
export function assignUser(users: readonly number[], contact: string): number {
  const key = normalised(contact) || contact;
  const [first] = users
    .map((user) => ({ user, weight: weight(user, key) }))
    .sort((a, b) => b.weight - a.weight || a.user - b.user);
  if (!first) throw new RangeError('There is no user to assign the lead to');
  return first.user;
}
