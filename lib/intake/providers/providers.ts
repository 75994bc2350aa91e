import { activecampaign } from './activecampaign.ts';
import { airtable } from './airtable.ts';
import { calendly } from './calendly.ts';
import { cognitoForms } from './cognito-forms.ts';
import { drupal } from './drupal.ts';
import { elementor } from './elementor.ts';
import { eventBridge } from './eventbridge.ts';
import { fluentForms } from './fluent-forms.ts';
import { formbricks } from './formbricks.ts';
import { formspree } from './formspree.ts';
import { googleAds } from './google-ads.ts';
import { googleForms } from './google-forms.ts';
import { gravityForms } from './gravity-forms.ts';
import { hubspot } from './hubspot.ts';
import { jotform } from './jotform.ts';
import { linkedin } from './linkedin.ts';
import { mailchimp } from './mailchimp.ts';
import { meta, metaGraph } from './meta.ts';
import { netlify } from './netlify.ts';
import { notion } from './notion.ts';
import type { Provider } from './provider.ts';
import { relay } from './relay.ts';
import { sns } from './sns.ts';
import { tally } from './tally.ts';
import { tiktok } from './tiktok.ts';
import { tilda } from './tilda.ts';
import { typeform } from './typeform.ts';
import { unbounce } from './unbounce.ts';
import { vk } from './vk.ts';
import { webflow } from './webflow.ts';
import { wix } from './wix.ts';
import { zoom } from './zoom.ts';

/** All providers. The first that knows a body has it, so relays stand first and then the most telling marks. */
export const PROVIDERS: readonly Provider[] = [
  sns,
  eventBridge,
  relay,
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
  webflow,
  elementor,
  gravityForms,
  fluentForms,
  wix,
  hubspot,
  cognitoForms,
  formbricks,
  airtable,
  mailchimp,
  activecampaign,
  drupal,
  notion,
  formspree,
  zoom,
  tilda,
];
