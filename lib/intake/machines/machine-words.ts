import { wordSet } from '../decode/tree.ts';

/** What secrets are called, as the last word of a key; the second list whatever the value looks like. */
export const SECRETS = wordSet(`
  token key secret sign signature checksum hash nonce session handshake ticket barcode password passwd pwd otp csrf
  xsrf hmac apikey jwt sid`);
export const SURE_SECRETS = wordSet(
  'token secret nonce csrf xsrf hmac apikey jwt password passwd pwd handshake signature',
);

/** What machines call their own numbers, states, kinds and things by, as the last word of a key. */
export const MACHINE_LAST = wordSet(`
  id ids uid uuid guid urn gid oid pk hash etag version revision rev ref reference slug checksum nonce signature sign
  secret token key keys session handshake barcode locale lang language timezone zone tz ip score index serial seq
  sequence attempt attempts retry retries test live livemode mode read spam starred finished completed partial total object
  kind topic trigger type event action method status state stage op operation schema table database collection
  entity channel sheet bytes direction duration length priority os browser platform device engine agent resolution screen color
  colour icon avatar image thumbnail handle position sort rank weight order role permission permissions visibility format
  encoding mime provider integration app credential credentials block step page node flow success failures errors
  currency tax fee paid deposit discount balance code permalink path environment env level flag flags tag v ts serializer
  category origin sender source medium barcode iss aud jti azp subdomain multiplier unix deviceid xform audience segment fingerprint nps
  percent percentage ratio probability confidence latitude longitude lsn nextlsn xid txid lat lng lon accuracy altitude width height checkpoint`);
/** What they begin a key with. */
export const MACHINE_FIRST = wordSet(`
  is has was are should can show hide enable enabled disable allow allows requires require max min total prior
  created updated modified deleted deposit raw current previous next parent internal external system webhook
  serial row billed indexed systemcolumn human sequence dynamic individual original keyword keywords aws visible debug debugger api sys meta tracking utm delivery x recording hard soft marked unsubscribed last seats session send
  sent`);
/** Whether a number is what a person was asked for, though it is named by one of these. */
export const COUNTED = wordSet(
  'count number amount sum price cost quantity qty budget size total calls visits items views',
);
/** Words for what the visitor's machine is. */
export const MACHINES_OWN = wordSet(
  'os browser platform device useragent ua resolution viewport screen engine ip timezone tz',
);
/** A thing's own name is no answer: `source_name`, `app_name`, `webhook_text`. */
export const THINGS = wordSet(`
  source event aws view base workflow app apps application integration table trigger workspace account site flow pipeline stage
  template campaign webhook hook queue database collection schema environment calendar list channel widget plugin
  tracker tracking number_pool pool browser device event_type type class model pipeline automation`);
export const THINGS_OWN = wordSet('name title label text description handle identifier slug');
/** What a ticked box may tell of the visitor's will. */
export const WILL =
  /want|need|interest|newsletter|subscri(?!bed_from)|agree|accept|consent|opt_?in|gdpr|terms|privacy|call_?back|contact_me|call_me|attend|coming|own|pets?$|vegetarian|parking|delivery$/;

export const LINK_LAST = wordSet('url urls link links uri href self');
/** Links that a person may have been asked for. */
export const OWN_LINK =
  /website|web|site|homepage|portfolio|linkedin|facebook|instagram|twitter|youtube|tiktok|telegram|video|photo|picture|file|upload|attachment|document|resume|cv|recording|meeting|join|zoom|location|map|social|blog|shop|store|company|business|figma|github/;

/** Words for the state of a record under names that mean something else of a person: `state: active`, `role: lead`. */
export const STATES = wordSet(`
  active inactive new open opened closed pending done draft published archived deleted enabled disabled completed complete
  accepted confirmed cancelled canceled rejected approved started finished success failed error ok won lost subscribed
  unsubscribed verified unverified granted lead user contact customer visitor admin member guest client subscriber
  person prospect anonymous to_do in_progress waiting partial created updated ended authenticated public private online offline submitted received queued processed`);

/** Numbers that a tool gives what it keeps: `orderNumber: NWBGBY-AWS123`. */
export const NUMBERED = wordSet(`
  order invoice receipt ticket confirmation booking reservation case registration entry submission tracking sequence
  serial record row transaction reference response lead contact visitor`);
/** What tools count of a visitor's doings. */
export const DOINGS = wordSet(
  'visits chats views sessions hits clicks opens bounces logins conversations pageviews impressions',
);
/** What is done by and with a record, as tools count it: `chats_count`, `attemptsCounter`. */
export const DONE = wordSet(`
  attempt attempts retry retries view views visit visits message messages chat chats login logins click clicks open
  opens page pages session sessions event events comment comments like likes share shares follower followers reply
  replies tag tags note notes activity activities email emails sms unread error errors vote votes submission submissions`);
/** Whose kind a tool keeps: `deviceType: COMPUTER`. */
export const KINDRED = wordSet(`
  device browser event lead record source visitor account member object message channel resource request call contact
  entity content trigger webhook session platform author sender query`);
/** A face or a mark of somebody's, as tools keep it. */
export const PICTURE =
  /^(?:lead|user|visitor|contact|customer)_(?:picture|photo|image)$|(?:profile|avatar|logo|thumb(?:nail)?s?|icon|cover|qr)(?:_|$)/;
/** What tools measure of a visitor: `seconds_to_complete`, `outcome_points`. */
export const MEASURED = wordSet('seconds points elapsed milliseconds percent score latitude longitude progress');
