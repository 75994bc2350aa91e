import { jsonAnswer } from '../../answers/json-answer.ts';
import { hmac } from '../../guard/hmac.ts';
import { schemeOf } from '../../guard/schemes.ts';
import { branch } from '../decode/tree.ts';
import { FORBIDDEN, type Provider } from './provider.ts';

const ADVICE = 'LinkedIn sends no answers with its notification: look this response up under its id';

/** LinkedIn Lead Sync: the notification holds ids only, the answers have to be looked up. */
export const linkedin: Provider = {
  name: 'linkedin',
  is: (body) => 'leadGenFormResponse' in body,
  id: [['leadGenFormResponse']],
  formId: [['leadGenForm']],
  notALead: ({ leadAction }) => (leadAction === 'DELETED' ? 'a response taken back' : null),
  rewrite: (body) =>
    branch([
      ['LinkedIn response', body.leadGenFormResponse ?? null],
      ['LinkedIn form', body.leadGenForm ?? null],
      ['LinkedIn lead type', body.leadType ?? null],
      ['Advice', ADVICE],
    ]),
  /** It asks on and on whether we know the client secret. Anything but a UUID would make us sign what others wrote. */
  handshake: {
    method: 'GET',
    answer: ({ query, verify, secretsOf }) => {
      const challengeCode = query.get('challengeCode');
      if (challengeCode === null) return null;
      const named = verify && schemeOf(verify.scheme) === schemeOf('linkedin') ? verify.secret : undefined;
      const [secret] = secretsOf(named, 'linkedin');
      if (!secret || !/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(challengeCode)) return FORBIDDEN;
      return jsonAnswer(200, { challengeCode, challengeResponse: hmac(secret, [challengeCode]).toString('hex') });
    },
  },
};
