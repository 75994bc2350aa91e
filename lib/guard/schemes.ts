import type { JwsScheme, Scheme, SecretScheme, SignatureScheme, Signed } from './scheme.ts';

const whole = (header: string) => [header];

/** What stands behind a prefix; nothing when the prefix is missing. */
const after = (prefix: string) => (text: string) => (text.startsWith(prefix) ? [text.slice(prefix.length)] : []);

/** Values of one name in `t=1789000000,v1=…,v1=…`. */
const named = (name: string) => (header: string) => header.split(',').flatMap((part) => after(`${name}=`)(part.trim()));

const body = ({ body }: Signed) => [body];

const ofBody = (header: string, signatures: SignatureScheme['signatures'], encoding: 'hex' | 'base64') =>
  ({ kind: 'signature', headers: [header], signatures, signed: [body], encoding }) satisfies SignatureScheme;

const timestamped = (...headers: string[]): SignatureScheme => ({
  kind: 'signature',
  headers,
  signatures: named('v1'),
  timestamp: { unit: 1000, in: (header) => named('t')(header)[0] },
  signed: [({ timestamp, body }) => [timestamp, '.', body]],
  encoding: 'hex',
});

const secretIn = (places: SecretScheme['places']): SecretScheme => ({ kind: 'secret', places });

const webflow: SignatureScheme = {
  kind: 'signature',
  headers: ['x-webflow-signature'],
  signatures: whole,
  timestamp: { unit: 1, in: ['x-webflow-timestamp'] },
  signed: [({ timestamp, body }) => [timestamp, ':', body]],
  encoding: 'hex',
};

const framer: SignatureScheme = {
  kind: 'signature',
  headers: ['framer-signature'],
  signatures: after('sha256='),
  id: ['framer-webhook-submission-id'],
  signed: [({ body, id }) => [body, id]],
  encoding: 'hex',
};

/** A text that is no base64 is no key: the decoder would pass over what it can't read, down to no bytes at all. */
function base64Key(secret: string): Uint8Array {
  const text = secret.replace(/^whsec_/, '');
  return Buffer.from(/^[\w+/-]+={0,2}$/.test(text) ? text : '', 'base64');
}

const standardWebhooks: SignatureScheme = {
  kind: 'signature',
  headers: ['webhook-signature', 'svix-signature'],
  signatures: (header) => header.split(' ').flatMap(after('v1,')),
  timestamp: { unit: 1000, in: ['webhook-timestamp', 'svix-timestamp'] },
  id: ['webhook-id', 'svix-id'],
  signed: [({ id, timestamp, body }) => [id, '.', timestamp, '.', body]],
  encoding: 'base64',
  key: base64Key,
};

const linkedin: SignatureScheme = {
  kind: 'signature',
  headers: ['x-li-signature'],
  signatures: (header) => [header.replace(/^hmacsha256=/, '')],
  signed: [({ body }) => ['hmacsha256=', body], body],
  encoding: 'hex',
};

const netlify: JwsScheme = { kind: 'jws', headers: ['x-webhook-signature'], issuer: 'netlify' };

/** How each provider proves who it is, by its own documentation; other spellings of the name are below. */
const SCHEMES: readonly (readonly [names: readonly [string, ...string[]], scheme: Scheme])[] = [
  [['typeform'], ofBody('typeform-signature', after('sha256='), 'base64')],
  [['tally'], ofBody('tally-signature', whole, 'base64')],
  [['meta', 'facebook', 'instagram'], ofBody('x-hub-signature-256', after('sha256='), 'hex')],
  [['webflow'], webflow],
  [['framer'], framer],
  [['calendly'], timestamped('calendly-webhook-signature')],
  [['formspree'], timestamped('formspree-signature')],
  [['stripe', 'stripe-like', 'stripe-like-hmac', 'hmac'], timestamped('x-signature', 'stripe-signature')],
  [['standard-webhooks', 'standard-webhook', 'svix'], standardWebhooks],
  [['netlify', 'netlify-forms'], netlify],
  [['linkedin'], linkedin],
  [['google-ads', 'google'], secretIn({ body: ['google_key'] })],
  [['vk', 'vkontakte'], secretIn({ body: ['secret'] })],
  [['body', 'secret'], secretIn({ body: ['secret'] })],
  [['tilda'], secretIn({ headers: ['x-api-key', 'authorization'], query: ['token'], body: ['api_key', 'token'] })],
  [
    ['token', 'header', 'query', 'api-key', 'bearer', 'jotform'],
    secretIn({ headers: ['x-api-key', 'authorization'], query: ['token'] }),
  ],
];

/** `Standard Webhooks`, `standard_webhooks` and `standardwebhooks` are one name. */
const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const BY_NAME = new Map(SCHEMES.flatMap(([names, scheme]) => names.map((name) => [plain(name), scheme] as const)));

/** One name of each scheme, for messages. */
export const schemeNames: readonly string[] = SCHEMES.map(([[name]]) => name);

/** The scheme of that name, however it is spelt; undefined when there is none. */
export const schemeOf = (name: string): Scheme | undefined => BY_NAME.get(plain(name));
