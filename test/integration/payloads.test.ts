import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEvent } from '../../lib/aws/read-event.ts';
import { acceptHandler } from '../../lib/handlers/form-handler.ts';
import { leadHandler } from '../../lib/handlers/lead-handler.ts';
import { receive } from '../../lib/intake/receive.ts';
import type { Delivery } from '../../lib/types.ts';
import { expectLead } from '../fixtures/expectations.ts';
import { givenId, submissionOf } from '../fixtures/lead-of.ts';
import { bodyOf, type Expectation, type Payload, payload, payloads } from '../fixtures/payload.ts';
import { sqsEvent, startWorld, type World } from '../fixtures/world.ts';

/** How each signed sample's sender is checked. */
const SCHEMES: Readonly<Record<string, object>> = {
  calendly: { scheme: 'calendly' },
  formspree: { scheme: 'formspree' },
  framer: { scheme: 'framer' },
  'google-ads-lead': { scheme: 'google-ads' },
  'google-ads-test': { scheme: 'google-ads' },
  'linkedin-challenge': { scheme: 'linkedin' },
  'linkedin-lead-sync': { scheme: 'linkedin' },
  'meta-leadgen': { scheme: 'meta' },
  'meta-verify': { scheme: 'meta' },
  'netlify-forms': { scheme: 'netlify' },
  'standard-webhooks': { scheme: 'standard-webhooks' },
  'stripe-like-hmac': { scheme: 'stripe', name: 'x-signature' },
  tally: { scheme: 'tally' },
  'tilda-cart-urlencoded': { scheme: 'token' },
  typeform: { scheme: 'typeform' },
  'vk-confirmation': { scheme: 'vk' },
  'vk-lead-forms': { scheme: 'vk' },
  webflow: { scheme: 'webflow' },
};

let world: World;
const NOW = Date.UTC(2026, 8, 10, 12);
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const context = { awsRequestId: 'request-1' };

const gatewayEvent = (sample: Payload, body: Buffer) => ({
  version: '2.0',
  routeKey: '$default',
  rawPath: sample.path,
  rawQueryString: sample.query,
  headers: sample.headers,
  requestContext: { http: { method: sample.method, sourceIp: '198.51.100.9' }, requestId: 'r', stage: '$default' },
  body: body.toString('base64'),
  isBase64Encoded: true,
});

/** Sends a sample all the way: accept, queue, lead, portal. */
async function send(sample: Payload, body = bodyOf(sample), now = sample.now ? sample.now * 1000 : NOW) {
  const verify = sample.secret && {
    ...SCHEMES[sample.name],
    secret: 'sender',
    ...(sample.confirmationCode && { confirmation: sample.confirmationCode }),
  };
  world.ssm.parameters.set(`${world.prefix}/forms`, JSON.stringify(verify ? { verify } : {}));
  world.ssm.parameters.set(`${world.prefix}/secrets`, JSON.stringify({ sender: sample.secret ?? 'none' }));
  world.clock.set(now);
  world.portal.reset();
  const result = await acceptHandler(world.coldAccept())(gatewayEvent(sample, body), context);
  for (const message of await world.receive()) {
    await leadHandler(world.coldLead())(sqsEvent(message, 1), context);
    await world.acknowledge(message);
  }
  return { result, leads: [...world.portal.leads] };
}

const requests = payloads.filter(({ event }) => event === undefined);
const events = payloads.filter(({ event, name }) => event !== undefined && name !== 'aws-sqs-mixed');

describe('what form tools send, through accept, queue and lead into the portal', () => {
  it.each(requests)('$name', async (sample) => {
    const { result, leads } = await send(sample);

    expect(result.statusCode).toBe(sample.expect.answer.status);
    const wanted = sample.expect.answer.body;
    if (wanted?.startsWith('{')) expect(JSON.parse(result.body ?? '')).toEqual(JSON.parse(wanted));
    else if (wanted !== undefined) expect(result.body).toBe(wanted);
    expect(leads).toHaveLength(sample.expect.lead ? 1 : 0);
    if (leads[0]) expectLead(leads[0], sample.expect);
    const secrets = JSON.stringify([leads, result]);
    if (sample.secret && sample.method === 'POST') expect(secrets).not.toContain(sample.secret);
  });

  const signed = requests.filter(({ secret, expect: { lead } }) => secret && lead);
  /** The sample with one byte of what is checked altered: of its secret, wherever that stands, or of what is signed. */
  function altered(sample: Payload): [Payload, Buffer] {
    const body = Buffer.from(bodyOf(sample));
    const { secret = '', query } = sample;
    if (query.includes(secret)) return [{ ...sample, query: query.replace(secret, `${secret}x`) }, body];
    const [at = 12] = [secret, 'example'].map((text) => body.indexOf(text)).filter((found) => found >= 0);
    body[at] = (body[at] ?? 0) ^ 1;
    return [sample, body];
  }

  it.each(signed)('refuses $name when a byte is altered or its time is past', async (sample) => {
    const stale = sample.now && (sample.now + 340) * 1000;
    if (stale)
      expect(await send(sample, bodyOf(sample), stale)).toMatchObject({ result: { statusCode: 401 }, leads: [] });
    expect(await send(...altered(sample))).toMatchObject({ result: { statusCode: 401 }, leads: [] });
  });
});

describe('what AWS delivers, straight to lead', () => {
  async function invoke(event: unknown) {
    world.ssm.parameters.set(`${world.prefix}/forms`, '{}');
    world.clock.set(NOW);
    world.portal.reset();
    const result = await leadHandler(world.coldLead())(event, context);
    return { result, leads: [...world.portal.leads] };
  }

  it.each(events)('$name', async ({ event, expect: expected }) => {
    const { result, leads } = await invoke(event);
    expect(leads).toHaveLength(expected.lead ? 1 : 0);
    if (leads[0]) expectLead(leads[0], expected);
    if (expected.answer.status !== null) expect(result).toMatchObject({ statusCode: expected.answer.status });
    if (expected.answer.multiValueHeaders) expect(result).toHaveProperty('multiValueHeaders');
  });

  /** The delivery in an event, public or not, as `lead` sees it. */
  function deliveryIn(event: unknown): Delivery {
    const incoming = readEvent(event, { requestId: '', now: NOW });
    if (incoming.kind === 'http') return receive(incoming.request, 'form', NOW);
    if (incoming.kind === 'message') return incoming.delivery;
    throw new Error(incoming.reason);
  }
  async function expectNames(event: unknown, expected: Expectation) {
    const delivery = deliveryIn(event);
    const submission = await submissionOf(delivery);
    expect(givenId(delivery, submission) ?? delivery.transportId).toBe(expected.submissionId);
    expect(submission.formId ?? submission.formName).toBe(expected.form);
  }

  it.each(events.filter((sample) => sample.expect.lead))('$name, by its own id and form', async (sample) => {
    await expectNames(sample.event, sample.expect);
  });

  const { Records } = payload('aws-sqs-mixed').event as { Records: { messageId: string }[] };
  it.each(payload('aws-sqs-mixed').expect.records ?? [])('aws-sqs-mixed, message $itemIdentifier', async (expected) => {
    const record = Records.find(({ messageId }) => messageId === expected.itemIdentifier);
    const { leads } = await invoke({ Records: [record] });
    await expectNames({ Records: [record] }, expected);
    expect(leads).toHaveLength(1);
    if (leads[0]) expectLead(leads[0], expected);
  });
});
