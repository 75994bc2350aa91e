import { describe, expect, it } from 'vitest';
import { headerId, originId, submissionKey, trustedKeys } from '../../../lib/once/submission-key.ts';
import type { Delivery, Submission } from '../../../lib/types.ts';
import { deliveryOf, noSettings } from '../../fixtures/lead-of.ts';

// Leads in doubt outlive a deployment, and are found again by what their key was made into: a key that comes out
// otherwise in another version doubles them. These literals must stay as they are.

const submission: Submission = {
  source: 'tilda',
  formId: 'form1',
  formName: 'Order',
  id: null,
  answers: [
    { key: 'name', label: 'Your name', type: null, value: 'Ada' },
    { key: 'cv', label: null, type: 'file', value: '', files: [{ name: 'cv.pdf', type: 'application/pdf', size: 7 }] },
  ],
  tracking: { utm: {}, ids: {}, pageUrl: null, referrer: null, trace: null },
  traps: [],
  control: {},
  notALead: null,
};

const names = (of: Partial<Submission>, delivery: Partial<Delivery> = {}, scheme: string | null = null) => {
  const { key, weak } = submissionKey(
    deliveryOf('x=1', delivery),
    { raw: null, submission: { ...submission, ...of }, settings: noSettings },
    scheme === null ? null : { scheme, secret: 's' },
  );
  return `${key.split('/')[0]} ${originId(key)}${weak ? ' weak' : ''}`;
};

const rawNames = (fields: Record<string, string>, delivery: Partial<Delivery>) => {
  const { key, weak } = submissionKey(deliveryOf('x=1', delivery), { raw: { fields, params: {} } }, null);
  return `${key.split('/')[0]} ${originId(key)}${weak ? ' weak' : ''}`;
};

const tool = { id: { value: 't-1', given: 'tool' } } as const;
const field = { id: { value: 'f-1', given: 'field' } } as const;
const shared = { id: { value: 's-1', given: 'shared' } } as const;
const header = { headers: { 'idempotency-key': 'h-1' } };
const server = { door: 'server' } as const;
const event = { door: 'event', transportId: 'm-1' } as const;

describe('a submission’s name in the portal and the ledger', () => {
  it.each<[string, string, string]>([
    ['a form’s answers', names({}), 'form f86f89f371ee6cc91375ced88960dce5 weak'],
    ['… under /forms/NAME', names({}, { form: 'order' }), 'form 7d7fa94709c907eb2bc1fc23f42fb01f weak'],
    ['… of a form that has a name only', names({ formId: null }), 'form 6f1d1e603f6ea00bc5fded847ac869fa weak'],
    ['an id nobody checked', names(tool), 'form ff333ae72a4e8d50c36be3cdf893095a'],
    ['a header nobody checked', names(tool, header), 'form 449979805ad049dfc43b8ac03da25202'],
    ['an id of a checked sender', names(tool, {}, 'token'), 'form b68d29ff5e7f3a9c02fc3bc9beb6770d'],
    [
      'a header of a checked sender',
      names({}, { headers: { 'webhook-id': 'w-1' } }, 'standard-webhooks'),
      'form 06fc0682ec8134ceae8c38f9377f122e',
    ],
    ['a visitor’s field at a checked sender', names(field, {}, 'token'), 'form 024bbd515c10902117508bcfbd9cb255'],
    [
      'a field of an unknown checked sender',
      names({ ...field, source: 'generic' }, {}, 'token'),
      'form 3daab63928bd4378c44e8592e7c95b86',
    ],
    ['a server’s header', names(tool, { ...server, ...header }), 'server d40cdccd9d2cc10e4b8fde2648dc4ff4'],
    ['a server’s field', names(field, server), 'server 5226eae555387ba98a812d88f568e326'],
    ['a server’s order number', names(shared, server), 'server e8f3d224b1de1dd95a3610ecc9593e0d'],
    ['a server’s answers', names({}, server), 'server e534e71d7acc0512f5e94f85aab7c235 weak'],
    ['an event’s field', names(field, event), 'event 87a984ef68e5bb428529f9be9cd6f544'],
    ['an event’s order number', names(shared, event), 'event 640159ad5544ba3a66a443b944e72452'],
    ['an event’s message', names({}, event), 'event 5adffd7c922b7cc15601b7905d27502e'],
    ['raw fields by origin', rawNames({ ORIGIN_ID: 'o-1' }, server), 'server 201f7dbe3c0efa3211684cefe132216a'],
    [
      'raw fields by another’s origin',
      rawNames({ ORIGIN_ID: 'o-1', ORIGINATOR_ID: 'shop' }, server),
      'server 4de479aa8765398b3c3256af6f9c6fc2',
    ],
    ['raw fields by a header', rawNames({}, { ...server, ...header }), 'server d40cdccd9d2cc10e4b8fde2648dc4ff4'],
    [
      'an event’s raw fields by a header',
      rawNames({}, { ...event, ...header }),
      'event ee7fcce5f89ea1354e977260b7d7b058',
    ],
    ['raw fields by their message', rawNames({}, event), 'event 6f49100ed2bd0bda76150291fa168239'],
    ['raw fields by their bytes', rawNames({}, server), 'server 70bd6e795bd49654166253350f300e58 weak'],
  ])('is the same in every version: %s', (_, named, always) => {
    expect(named).toBe(always);
  });

  it('can be worked out from a trusted caller’s id', () => {
    expect(trustedKeys('x').map(originId)).toEqual([
      '455248d5043d44ea70fd7cdf064ee77c',
      'c96592fb0ee241f76758b67ce05ab98b',
      '847ccde02d77d80c918deee5e16eea5c',
      'f381952c74f88d4b15e4e01fe07a0ad9',
      'a5937e1baa5c76c2d55850ac5609bed7',
      '87a14942e30fce8b27c9bb8a94d09454',
      '5a633c64e065967362001206e1d12466',
    ]);
  });
});

describe('the header that names a request', () => {
  it('is the most telling of those that say something', () => {
    const all = { 'idempotency-key': '1', 'webhook-id': '2', 'svix-id': '3', 'framer-webhook-submission-id': '4' };
    const { 'idempotency-key': _1, ...second } = all;
    const { 'webhook-id': _2, ...third } = second;
    const { 'svix-id': _3, ...fourth } = third;
    expect([all, second, third, fourth, {}].map((headers) => headerId(headers))).toEqual(['1', '2', '3', '4', null]);
    expect(headerId({ 'idempotency-key': '  ', 'webhook-id': ' 2 ' })).toBe('2');
  });
});
