import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEndpoint } from '../../../lib/bitrix24/endpoint.ts';
import { LeadHaltedError } from '../../../lib/errors.ts';

const failure = (address: string, token?: string): unknown => {
  try {
    return parseEndpoint(address, token);
  } catch (error) {
    return error;
  }
};

describe('a webhook URL', () => {
  it.each([
    'https://portal.bitrix24.com/rest/7/s3cr3tc0de/',
    'https://portal.bitrix24.com/rest/7/s3cr3tc0de',
    'https://portal.bitrix24.com/rest/7/s3cr3tc0de/crm.lead.add.json',
    'https://portal.bitrix24.com/rest/7/s3cr3tc0de/crm.lead.add/',
    'https://portal.bitrix24.com/rest/7/s3cr3tc0de/profile.json?x=1#y',
    'https://www.portal.bitrix24.com/rest/7/s3cr3tc0de/',
    'HTTPS://Portal.Bitrix24.com/rest/7/s3cr3tc0de/',
    'portal.bitrix24.com/rest/7/s3cr3tc0de/',
    '  https://portal.bitrix24.com/rest/7/s3cr3tc0de/\n',
  ])('is understood as %j', (address) => {
    const endpoint = parseEndpoint(address);
    expect(endpoint.host).toBe('portal.bitrix24.com');
    expect(endpoint.origin).toBe('https://portal.bitrix24.com');
    expect(endpoint.path('crm.lead.add')).toBe('/rest/7/s3cr3tc0de/crm.lead.add.json');
    expect(endpoint.token()).toBeNull();
  });

  it('is taken with an empty token beside it', () => {
    expect(parseEndpoint('https://portal.bitrix24.com/rest/7/code/', ' ').token()).toBeNull();
  });
});

describe("a portal's domain with a token", () => {
  it.each([
    'b24-ar17wx.bitrix24.by',
    'www.b24-ar17wx.bitrix24.by',
    'https://b24-ar17wx.bitrix24.by',
    'https://www.b24-ar17wx.bitrix24.by/',
    'b24-ar17wx.bitrix24.by/',
    'b24-ar17wx.bitrix24.by/rest',
    'https://b24-ar17wx.bitrix24.by/rest/',
  ])('is understood as %j', (address) => {
    const endpoint = parseEndpoint(address, ' t0ken\n');
    expect(endpoint.origin).toBe('https://b24-ar17wx.bitrix24.by');
    expect(endpoint.path('crm.lead.add')).toBe('/rest/crm.lead.add.json');
    expect(endpoint.token()).toBe('t0ken');
  });

  it.each([
    ['http://127.0.0.1:8090', 'http://127.0.0.1:8090'],
    ['127.0.0.1:8090', 'http://127.0.0.1:8090'],
    ['localhost:8090/', 'http://localhost:8090'],
    ['http://[::1]:8090/rest/', 'http://[::1]:8090'],
    ['https://localhost:8090', 'https://localhost:8090'],
  ])('may be this machine itself without TLS: %s', (address, origin) => {
    expect(parseEndpoint(address, 'token').origin).toBe(origin);
  });
});

describe('an address that leads nowhere', () => {
  it.each([
    ['nothing', '', undefined, /no address/],
    ['blanks', ' \n', undefined, /no address/],
    ['a blank within', 'https://portal.bitrix24.com/rest/7/ code/', undefined, /space or a line break/],
    ['a blank within the token', 'portal.bitrix24.com', 'to ken', /space or a line break/],
    ['no address at all', 'https://', undefined, /address is none/],
    ['a bare word', 'portal', 'token', /address is none/],
    ['http', 'http://portal.bitrix24.com/rest/7/code/', undefined, /https:\/\//],
    ['another scheme', 'ftp://portal.bitrix24.com/rest/7/code/', undefined, /https:\/\//],
    ['http with a loopback look-alike', 'http://127.0.0.1.example.com/rest/7/code/', undefined, /https:\/\//],
    ['http with a user name like loopback', 'http://localhost@example.com/rest/7/code/', undefined, /https:\/\//],
    ['user and password', 'https://user:pass@portal.bitrix24.com/rest/7/code/', undefined, /no user name/],
    ['a webhook and a token', 'https://portal.bitrix24.com/rest/7/code/', 'token', /leave the token out/],
    ['a domain without a token', 'portal.bitrix24.com', undefined, /no access token/],
    ['a webhook without its code', 'https://portal.bitrix24.com/rest/7/', undefined, /no webhook/],
    [
      'a webhook with a method for a code',
      'https://portal.bitrix24.com/rest/7/crm.lead.add.json',
      undefined,
      /no webhook/,
    ],
    ['some page of the portal', 'https://portal.bitrix24.com/crm/lead/list/', 'token', /no webhook/],
  ])('is refused with advice: %s', (_, address, token, advice) => {
    const error = failure(address, token);
    expect(error).toBeInstanceOf(LeadHaltedError);
    expect(error).toMatchObject({ message: expect.stringMatching(advice), code: 'BAD_ADDRESS', authentication: true });
  });
});

describe('the secret', () => {
  const secret = fc.stringMatching(/^[a-z0-9]{12,32}$/);

  it('is seen in no dump of an endpoint', () => {
    fc.assert(
      fc.property(secret, (code) => {
        const endpoints = [
          parseEndpoint(`https://portal.example/rest/1/${code}/`),
          parseEndpoint('portal.example', code),
        ];
        const dumps = endpoints.flatMap((endpoint) => [
          inspect(endpoint, { depth: 9, showHidden: true }),
          JSON.stringify(endpoint),
          String(endpoint),
        ]);
        expect(dumps.join('\n')).not.toContain(code);
      }),
    );
  });

  it('is quoted in no error about an address', () => {
    fc.assert(
      fc.property(secret, fc.constantFrom('http://', 'ftp://', 'x y.', 'https://u:p@'), (code, start) => {
        const error = failure(`${start}portal.example/rest/1/${code}/`, code);
        expect(error).toBeInstanceOf(LeadHaltedError);
        expect(inspect(error, { showHidden: true })).not.toContain(code);
      }),
    );
  });

  it('is taken out of a text, also as a URL or JSON would write it', () => {
    const endpoint = parseEndpoint('portal.example', 'to/k"en');
    expect(endpoint.redact('a to/k"en b to%2Fk%22en c to/k\\"en d')).toBe('a … b … c … d');
  });
});
