import type { NameGroup } from './groups.ts';

type Names = Readonly<Partial<Record<NameGroup, string>>>;

/** Names that standards give to what a person is asked, beyond the words that languages have for it. */
export const STANDARDS = {
  /** https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill-field */
  autocomplete: {
    SECOND_NAME: 'additional_name',
    POST: 'organization_title',
    PHONE: 'tel_national',
    IM: 'impp',
    ADDRESS_CITY: 'address_level2',
    ADDRESS_REGION: 'address_level1',
    BIRTHDATE: 'bday',
    OPPORTUNITY: 'transaction_amount',
    CURRENCY_ID: 'transaction_currency',
    DROP: `
      new_password current_password one_time_code cc_name cc_given_name cc_additional_name cc_family_name cc_number cc_exp
      cc_exp_month cc_exp_year cc_csc cc_type`,
  },
  /** https://www.rfc-editor.org/rfc/rfc6350; `fn` and `ln` are also what shops call the first and the last name. */
  vCard: { NAME_OR_FULL: 'fn', LAST_NAME: 'ln', ADDRESS: 'adr' },
  /** https://schema.org/Person, https://schema.org/PostalAddress */
  'schema.org': {
    COMPANY_TITLE: 'works_for works_for_name works_for_legal_name affiliation_name',
    ADDRESS_2: 'extended_address',
    ADDRESS_CITY: 'address_locality',
    ADDRESS_REGION: 'address_region',
    ADDRESS_COUNTRY: 'address_country address_country_name',
  },
  /** https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims */
  'OpenID Connect': {
    ADDRESS: 'address_formatted',
    DROP: 'email_verified phone_number_verified zoneinfo auth_time at_hash c_hash azp',
  },
} as const satisfies Readonly<Record<string, Names>>;

/** Claims that a machine makes, by names that may be anything elsewhere. */
export const MACHINE_CLAIMS = 'sub iss aud exp iat nbf jti sid acr amr locale picture updated_at';
/** Beside one of these they are claims. */
export const SURE_CLAIMS = 'given_name family_name preferred_username';
