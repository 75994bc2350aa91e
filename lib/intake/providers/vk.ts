import { textAnswer } from '../../answers/text-answer.ts';
import { equal } from '../../guard/equal.ts';
import { isBranch, omit } from '../decode/tree.ts';
import { FORBIDDEN, type Provider } from './provider.ts';

/** VK's Callback API, of which only lead forms are leads. */
export const vk: Provider = {
  name: 'vk',
  is: (body) => 'group_id' in body && 'type' in body && ('object' in body || body.type === 'confirmation'),
  id: [['event_id'], ['object', 'lead_id']],
  rewrite: ({ object }) => omit(object, 'lead_id group_id user_id ad_id'),
  notALead: (body) => {
    if (body.type === 'confirmation') return 'VK asks for the confirmation code';
    return body.type === 'lead_forms_new' && isBranch(body.object) ? null : 'VK tells of something else than a lead';
  },
  /** It wants the code that its community page shows; its secret is optional here, but never wrong. */
  handshake: {
    method: 'POST',
    answer: ({ body, verify, secretsOf }) => {
      if (body.type !== 'confirmation' || !verify?.confirmation) return null;
      const [secret] = secretsOf(verify.secret);
      if (body.secret !== undefined && (!secret || !equal(String(body.secret), secret))) return FORBIDDEN;
      const [code = verify.confirmation] = secretsOf(verify.confirmation);
      return textAnswer(code);
    },
  },
  success: { contentType: 'text/plain; charset=utf-8', body: 'ok' },
};
