import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignUser } from '../../../lib/lead/assign-user.ts';

const contacts = Array.from({ length: 3000 }, (_, index) => `visitor${index}@example.com`);

describe('assignUser', () => {
  it.each([
    ['+7 (999) 204-18-36', '+79992041836'],
    ['8 999 204 18 36', '+79992041836'],
    ['0151 23456789', '+4915123456789'],
    [' Anna@Example.com', 'anna@example.com'],
  ])('knows %j and %j as the same visitor', (one, other) => {
    const users = Array.from({ length: 50 }, (_, index) => index + 1);
    expect(assignUser(users, one)).toBe(assignUser(users, other));
  });

  it('does not depend on the order of the users', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(), { minLength: 1 }), fc.string(), (users, contact) => {
        expect(assignUser(users.toReversed(), contact)).toBe(assignUser(users, contact));
        expect(users).toContain(assignUser(users, contact));
      }),
    );
  });

  it('shares the visitors out evenly', () => {
    const users = [1, 7, 12];
    const shares = users.map((user) => contacts.filter((contact) => assignUser(users, contact) === user).length);
    for (const share of shares) expect(Math.abs(share - 1000)).toBeLessThan(120);
  });

  it('moves only the share of a user who leaves', () => {
    const moved = contacts.filter((contact) => assignUser([1, 7, 12], contact) !== assignUser([1, 12], contact));
    expect(moved.every((contact) => assignUser([1, 7, 12], contact) === 7)).toBe(true);
    expect(moved.length).toBeGreaterThan(0);
  });

  it('tells visitors without digits or e-mail apart too', () => {
    const chosen = new Set(
      ['anna', 'boris', 'chen', 'dilek', 'eva', 'farid'].map((name) => assignUser([1, 2, 3], name)),
    );
    expect(chosen.size).toBeGreaterThan(1);
  });

  it('refuses an empty list', () => {
    expect(() => assignUser([], 'a@example.com')).toThrow(RangeError);
  });
});
