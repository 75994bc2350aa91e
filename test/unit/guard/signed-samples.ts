import type { VerifySettings } from '../../../lib/guard/verify-signature.ts';
import type { Delivery } from '../../../lib/types.ts';
import { bodyOf, payload } from '../../fixtures/payload.ts';

/** When samples were signed that don't say when. Unix seconds. */
const NOW = 1_789_000_000;

/** Samples that come with their secret, and the scheme they are verified by. */
export const SIGNED: readonly (readonly [sample: string, scheme: string])[] = [
  ['typeform', 'typeform'],
  ['tally', 'tally'],
  ['meta-leadgen', 'meta'],
  ['webflow', 'webflow'],
  ['framer', 'framer'],
  ['calendly', 'calendly'],
  ['formspree', 'formspree'],
  ['stripe-like-hmac', 'stripe'],
  ['standard-webhooks', 'standard-webhooks'],
  ['netlify-forms', 'netlify'],
  ['linkedin-lead-sync', 'linkedin'],
];

/** The header a signature of the sample stands in. */
export const signatureHeader = (headers: Delivery['headers']) =>
  Object.keys(headers).find((name) => /signature(-256)?$/.test(name) && name !== 'x-hub-signature') ?? '';

/** Samples whose body holds the secret itself. */
export const WITH_SECRET: readonly (readonly [sample: string, scheme: string])[] = [
  ['google-ads-lead', 'google-ads'],
  ['google-ads-test', 'google-ads'],
  ['vk-lead-forms', 'vk'],
];

/** A sample as a delivery, and what its form's settings would say. */
export function signedSample(name: string, scheme: string) {
  const sample = payload(name);
  const { headers, query, secret = '', now = NOW } = sample;
  const delivery: Delivery = {
    door: 'form',
    form: null,
    headers,
    query,
    body: bodyOf(sample),
    sourceIp: null,
    receivedAt: now * 1000,
    transportId: null,
  };
  const verify: VerifySettings = { scheme, secret: 'signing' };
  return { delivery, verify, secrets: { signing: secret, other: 'the-secret-of-another-form' } };
}

/** Reads a JSON body. */
export const jsonBody = (delivery: Delivery) => async (): Promise<unknown> =>
  JSON.parse(Buffer.from(delivery.body).toString());
