import { type Branch, isBranch, isList, type Tree } from '../decode/tree.ts';
import { airtable } from './airtable.ts';
import { eventBridge, sns } from './aws.ts';
import { calendly } from './calendly.ts';
import { cognitoForms } from './cognito-forms.ts';
import { drupal } from './drupal.ts';
import { elementor } from './elementor.ts';
import { fluentForms } from './fluent-forms.ts';
import { formbricks } from './formbricks.ts';
import { formspree } from './formspree.ts';
import { googleAds } from './google-ads.ts';
import { googleForms } from './google-forms.ts';
import { gravityForms } from './gravity-forms.ts';
import { hubspot } from './hubspot.ts';
import { jotform } from './jotform.ts';
import { linkedin } from './linkedin.ts';
import { activecampaign, mailchimp } from './mailing.ts';
import { meta, metaGraph } from './meta.ts';
import { netlify } from './netlify.ts';
import { notion } from './notion.ts';
import type { Source } from './provider.ts';
import { relay } from './relay.ts';
import { tally } from './tally.ts';
import { tiktok } from './tiktok.ts';
import { tilda } from './tilda.ts';
import { typeform } from './typeform.ts';
import { unbounce } from './unbounce.ts';
import { vk } from './vk.ts';
import { webflow } from './webflow.ts';
import { wix } from './wix.ts';
import { zoom } from './zoom.ts';

/** First hit wins, so the most telling marks stand first. */
const SOURCES: readonly Source[] = [
  ...[
    typeform,
    tally,
    jotform,
    unbounce,
    netlify,
    googleAds,
    googleForms,
    linkedin,
    meta,
    metaGraph,
    tiktok,
    vk,
    calendly,
  ],
  ...[webflow, elementor, gravityForms, fluentForms, wix, hubspot, cognitoForms, formbricks, airtable, mailchimp],
  ...[activecampaign, drupal, notion, formspree, zoom, tilda],
];
/** Packaging in which any of these may come. */
const RELAYS: readonly Source[] = [sns, eventBridge, relay];

/** A body that nobody in particular sent. */
const GENERIC: Source = { name: 'generic', is: () => true };

/** A list of one is its only member; text that is JSON was opened before. */
const unlisted = (tree: Tree): Branch => {
  const only = isList(tree) && tree.length === 1 ? tree[0] : tree;
  if (isBranch(only)) return only;
  return isList(tree) ? { entries: tree } : {};
};

/** Some relays wrap the whole body once more. */
const inside = (body: Branch): Branch[] =>
  [body, body.payload, body.data, body.body].filter(isBranch).filter((tree) => Object.keys(tree).length > 0);

/** A body whose sender was recognised. */
export interface Recognised {
  readonly source: Source;
  /** What the source's places are read from. */
  readonly body: Branch;
  /** The package it came in, when there was one with an id of its own. */
  readonly wrapped: Recognised | null;
}

/** Tells by structure alone who sent a body. */
export function recogniseSource(tree: Tree, depth = 0): Recognised {
  const body = unlisted(tree);
  const relayed = depth < 2 ? RELAYS.find((source) => source.is(body)) : undefined;
  if (relayed) {
    const opened = relayed.notALead?.(body) ? body : (relayed.rewrite?.(body) ?? body);
    const own = { source: { ...relayed, rewrite: () => opened }, body, wrapped: null };
    if (relayed.notALead?.(body)) return own;
    return { ...recogniseSource(opened, depth + 1), wrapped: own };
  }
  for (const candidate of inside(body)) {
    const source = SOURCES.find((known) => known.is(candidate));
    if (source) return { source, body: candidate, wrapped: null };
  }
  return { source: GENERIC, body, wrapped: null };
}
