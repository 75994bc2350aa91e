import { createHash } from 'node:crypto';
import { visitorKey } from './contacts.ts';

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
  const key = visitorKey(contact) || contact;
  const [first] = users
    .map((user) => ({ user, weight: weight(user, key) }))
    .sort((a, b) => b.weight - a.weight || a.user - b.user);
  if (!first) throw new RangeError('There is no user to assign the lead to');
  return first.user;
}
