import type { NameGroup } from './groups.ts';

/** Names that machines gave and no language owns, by what they mean; written as in the files of languages. */
export const TECHNICAL_NAMES: Readonly<Partial<Record<NameGroup, string>>> = {
  FORM_ID: `
    form_id form form_uid form_key form_code wpcf7_id form_uuid form_guid survey_id quiz_id flow_id funnel_id
    widget_id popup_id form_slug _form_id webform_id`,
  FORM_NAME: `
    form_name form_title page_name survey_name survey_title quiz_name quiz_title flow_name funnel_name widget_name
    popup_name`,
  PAGE_URL: `
    page page_url page_uri page_link url _url source_url landing landing_page landing_url landed_at_url href location
    document_location current_url entry_url site_url _wp_http_referer _refer page_address page_location page_href referring_page
    form_url form_page submission_url website_page current_page`,
  REFERRER: `
    referer referrer http_referer http_referrer page_referrer document_referrer _referrer first_referrer
    initial_referrer referrer_url referer_url referral_url`,
  SUBMISSION_ID: `
    tranid payment_orderid order_id submission_id _submission_id response_id entry_id lead_id leadgen_id
    lead_gen_form_response event_id unique_id uuid idempotency_key request_id`,
  HONEYPOT: `
    _gotcha gotcha _honeypot honeypot _honey bot_field hp _hp hp_field form_spec_comments leave_blank leave_this_empty
    honey_pot _honey_pot hp_name botcheck bot_check`,
  DROP: `
    _next _redirect redirect redirect_url _subject _replyto _cc _template _captcha _format _language _after _date
    _charset _method _autoresponse _webhook g_recaptcha_response h_captcha_response cf_turnstile_response smart_token
    recaptcha_token captcha _wpnonce _token token access_token api_key x_api_key secret google_key password cookies
    cookie powered_by remote_ip user_agent ip ip_address no_label systranid payment_sys payment_systranid externalid
    session_source captcha_word captcha_sid captcha_text sessid entity_name img api_version is_test captcha_token submit send access_key auth_token api_token api_secret client_secret secret_key
    private_key webhook_secret shared_secret signing_secret pwd nonce _nonce _ajax_nonce authenticity_token form_build_id
    form_token request_verification_token _request_verification_token g_recaptcha g_recaptcha_token recaptcha
    recaptcha_response turnstile turnstile_token turnstile_response cf_turnstile h_captcha hcaptcha captcha_response
    captcha_code captcha_answer captcha_value frc_captcha_solution friendly_captcha altcha smartcaptcha
    smart_captcha_token yandex_smart_captcha _blacklist _confirmation _error_url _success_url _thanks _bcc _to _utf8 utf8
    ip_addr client_ip user_ip remote_addr visitor_ip sender_ip client_ip_address _t _ts _start _started _start_time
    _started_at form_started_at form_start form_started form_start_time form_loaded_at form_load_time form_timestamp
    page_loaded_at started_at tildauid _redirect_url _redirect_to redirect_to return_url success_url error_url
    thank_you_url thank_you_page commit submit_button ret_url return_to success_page cancel_url failure_url card_number card_no credit_card_number
    exp_month exp_year expiry_month expiry_year card_expiry card_cvc card_cvv cvv cvc card_type card_brand card_last4`,
};

export const UTM_FIELDS = ['UTM_SOURCE', 'UTM_MEDIUM', 'UTM_CAMPAIGN', 'UTM_CONTENT', 'UTM_TERM'] as const;
export type UtmField = (typeof UTM_FIELDS)[number];

/** Names of UTM fields. */
export const UTM_NAMES = {
  UTM_SOURCE: 'utm_source source_utm',
  UTM_MEDIUM: 'utm_medium medium_utm',
  UTM_CAMPAIGN: 'utm_campaign campaign_utm utm_name utm_campaign_name',
  UTM_CONTENT: 'utm_content content_utm',
  UTM_TERM: 'utm_term term_utm keyword',
} as const satisfies Record<UtmField, string>;

/** Names of click, client and visit ids, by the name they are known under. */
export const TRACKING_NAMES = {
  ym_client_id: 'ym_client_id _ym_uid ym_uid metrika_client_id metrica_client_id yandex_client_id ym_cid client_id',
  ga_client_id: 'ga_client_id ga_cid _ga _gid google_client_id g_client_id',
  gclid: 'gclid gclid_field _gcl_aw',
  gbraid: 'gbraid',
  wbraid: 'wbraid',
  dclid: 'dclid',
  gad_source: 'gad_source gad_campaignid',
  yclid: 'yclid',
  ysclid: 'ysclid',
  fbclid: 'fbclid',
  fbp: '_fbp fbp',
  fbc: '_fbc fbc',
  ttclid: 'ttclid',
  ttp: 'ttp _ttp',
  msclkid: 'msclkid',
  twclid: 'twclid',
  li_fat_id: 'li_fat_id',
  rdt_cid: 'rdt_cid',
  epik: 'epik',
  sccid: 'sccid sc_click_id',
  vkclid: 'vkclid vk_ad_id',
  rb_clickid: 'rb_clickid',
  roistat: 'roistat roistat_visit roistat_id roistat_first_visit',
  calltouch: 'ct_session_id calltouch_session_id _ct_session_id _ct',
  comagic: 'comagic_id comagic_visitor_id',
  mailing: 'mc_cid mc_eid',
  utm_extra: 'utm_id utm_referrer utm_source_platform utm_creative_format utm_marketing_tactic openstat _openstat',
  first_touch: 'first_touch',
  b24_trace: 'trace b24_trace bx_trace',
} as const;

/** Words that builders put before a name, whatever the language. */
export const TECHNICAL_PREFIXES = 'field input form et_pb_contact field_form';

/** Patterns of names that say nothing, `*` standing for anything: nonces, WordPress plumbing, parcel sizes. */
export const NOISE_PATTERNS = `
  _wpcf7* csrf* _csrf* tildaspec* formservices* __fluent* _fluentform* pack_m pack_x pack_y pack_z pack_label ma_id
  meta_*_title _wpnonce_* x_amz_* viewstate* _viewstate* eventvalidation* _eventvalidation*`;

/** Words in a box that was ticked, or not. */
export const TICKED = '1 ✓ ✔ +';
export const UNTICKED = '0 -';
