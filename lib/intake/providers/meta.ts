import { textAnswer } from '../../answers/text-answer.ts';
import { equal } from '../../guard/equal.ts';
import { at, type Branch, branch, isBranch, isList, omit, type Tree, textOf } from '../decode/tree.ts';
import { FORBIDDEN, type Provider } from './provider.ts';

const list = (tree: Tree | undefined): readonly Tree[] => (isList(tree) ? tree : []);

/** The leads of a notification, which may hold many. */
const leadsIn = (body: Branch): Branch[] =>
  list(body.entry)
    .flatMap((entry) => list(at(entry, 'changes')))
    .filter((change) => at(change, 'field') === 'leadgen')
    .map((change) => at(change, 'value'))
    .filter(isBranch);

const ADVICE = 'Meta sends no answers with its notification: look this lead up under its id';

/** Meta (Facebook, Instagram) lead ads: the notification holds ids only, the answers have to be looked up. */
export const meta: Provider = {
  name: 'meta',
  is: (body) => leadsIn(body).length > 0,
  batch: {
    mark: '"entry"',
    split: (body) =>
      leadsIn(body).map((value) => ({ object: 'page', entry: [{ changes: [{ field: 'leadgen', value }] }] })),
  },
  id: (body) => textOf(leadsIn(body)[0]?.leadgen_id),
  rewrite: (body) => {
    const [lead = branch([])] = leadsIn(body);
    return branch([
      ['leadgen_id', lead.leadgen_id ?? null],
      ['form_id', lead.form_id ?? null],
      ['Meta lead', lead.leadgen_id ?? null],
      ['Meta form', lead.form_id ?? null],
      ['Meta page', lead.page_id ?? null],
      ['Meta ad', lead.ad_id ?? null],
      ['Advice', isList(lead.field_data) ? null : ADVICE],
      ['field_data', lead.field_data ?? null],
    ]);
  },
  /** `hub.challenge` is said back to who knows the verify token. */
  handshake: {
    method: 'GET',
    answer: ({ query, verify, secretsOf }) => {
      if (query.get('hub.mode') !== 'subscribe') return null;
      const token = query.get('hub.verify_token') ?? '';
      const known = secretsOf(verify?.verifyToken, verify?.secret, 'meta-verify');
      return known.some((secret) => equal(token, secret)) ? textAnswer(query.get('hub.challenge') ?? '') : FORBIDDEN;
    },
  },
};

/** A lead as Meta's Graph API gives it, or flat as connectors and sheets do. */
export const metaGraph: Provider = {
  name: 'meta',
  is: (body) => isList(body.field_data) || ('form_id' in body && ('adset_id' in body || 'adset_name' in body)),
  id: [['id'], ['leadgen_id']],
  rewrite: (body) =>
    omit(
      body,
      `id created_time ad_id ad_name adset_id adset_name adgroup_id campaign_id campaign_name platform is_organic page_id
      partner_name retailer_item_id vehicle custom_disclaimer_responses home_listing leadgen_id`,
    ),
};
