import { jsonAnswer } from '../../answers/json-answer.ts';
import { hmac } from '../../guard/hmac.ts';
import { isObject } from '../../json.ts';
import { FORBIDDEN, type Provider } from './provider.ts';

/** Zoom, and others who learnt from it, ask for proof of the address first. */
export const zoom: Provider = {
  name: 'zoom',
  is: ({ event }) => event === 'endpoint.url_validation',
  notALead: () => 'a test of the address',
  /** Only letters, digits and the like are signed: nothing that could be the body of a submission. */
  handshake: {
    method: 'POST',
    answer: ({ body: { event, payload }, verify, secretsOf }) => {
      if (event !== 'endpoint.url_validation') return null;
      const plainToken = isObject(payload) ? payload.plainToken : undefined;
      const [secret] = secretsOf(verify?.secret);
      if (!secret || typeof plainToken !== 'string' || !/^[\w+/-]{1,128}$/.test(plainToken)) return FORBIDDEN;
      return jsonAnswer(200, { plainToken, encryptedToken: hmac(secret, [plainToken]).toString('hex') });
    },
  },
};
