import { describe, expect, it } from 'vitest';
import { renderTitle } from '../../../lib/lead/title.ts';
import { leadOf } from '../../fixtures/lead-of.ts';

const x = (length: number) => 'x'.repeat(length);

describe('a text that is cut at a character of two halves', () => {
  it.each([
    ['before it', `${x(255)}😀`, x(255)],
    ['through it', `${x(254)}😀y`, x(254)],
    ['behind it', `${x(253)}😀y`, `${x(253)}😀`],
    ['nowhere', `${x(253)}😀`, `${x(253)}😀`],
    ['through the second of two', `${x(252)}😀😀`, `${x(252)}😀`],
  ])('%s, as a title', (_, text, expected) => {
    expect(renderTitle('{A}', { A: text })).toBe(expected);
  });

  it.each([
    ['before it', `${x(50)}😀`, x(50)],
    ['through it', `${x(49)}😀y`, x(49)],
    ['behind it', `${x(48)}😀y`, `${x(48)}😀`],
    ['through the second of two', `${x(47)}😀😀`, `${x(47)}😀`],
    ['through a half that was there', `${x(49)}\uD83Dy`, x(49)],
  ])('%s, as a field, and is in the comments as a whole', async (_, text, expected) => {
    const { fields } = await leadOf({ first_name: text, last_name: 'Y' });
    expect(fields.NAME).toBe(expected);
    expect(fields.COMMENTS).toContain(text.toWellFormed());
  });

  it.each([
    ['nowhere', `${x(48)}😀`],
    ['nowhere, fifty characters long', x(50)],
  ])('%s, as a field, and needs no comment', async (_, text) => {
    const { fields } = await leadOf({ first_name: text, last_name: 'Y' });
    expect(fields.NAME).toBe(text);
    expect(fields.COMMENTS ?? '').not.toContain(text);
  });
});
