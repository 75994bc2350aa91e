import { readEvent } from '../aws/read-event.ts';
import { receive } from '../intake/receive.ts';
import { pendingLead } from '../once/pending-lead.ts';
import { readDelivery } from '../read-delivery.ts';

const FORM = { name: 'Ada Lovelace', phone: '+12025550143', email: 'ada@example.com', message: 'How do you do?' };
const EVENT = {
  version: '2.0',
  rawPath: '/lead',
  rawQueryString: '',
  headers: { 'content-type': 'application/json' },
  requestContext: { http: { method: 'POST', path: '/lead', sourceIp: '192.0.2.1' }, requestId: '', stage: '$default' },
  body: JSON.stringify(FORM),
  isBase64Encoded: false,
};

/**
 * Makes a lead of a made-up form and throws it away, so that the first visitor's meets code that is compiled already.
 * Everything on the way is pure: nothing leaves the worker, nothing is logged or counted.
 */
export async function rehearse(): Promise<void> {
  const incoming = readEvent(EVENT, { requestId: '', now: 0 });
  if (incoming.kind !== 'http') throw new Error('The rehearsal’s event is none of an HTTP API');
  const delivery = receive(incoming.request, 'server', 0);
  pendingLead('', delivery, await readDelivery(delivery, {}), null);
}
