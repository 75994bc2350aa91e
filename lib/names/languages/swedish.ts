import type { Language } from '../language.ts';

export const swedish: Language = {
  code: 'sv',
  names: {
    NAME_FULL: `
      fullstandigt_namn for_och_efternamn fornamn_och_efternamn kontaktperson namn_och_efternamn vad_heter_du
      hela_namnet`,
    NAME_OR_FULL: 'namn',
    NAME: 'fornamn tilltalsnamn',
    LAST_NAME: 'efternamn',
    PHONE: 'telefon telefonnummer mobilnummer mobiltelefon mobiltelefonnummer tel_nummer',
    EMAIL: 'e_post epost e_postadress epostadress mejl mejladress',
    COMPANY_TITLE: 'foretag foretagsnamn organisation_foretag bolag',
    POST: 'befattning titel_befattning yrke',
    COMMENTS: 'meddelande fraga kommentar ovrigt ditt_meddelande din_fraga',
    TITLE: 'amne arende',
    WEB: 'webbplats hemsida webbsida',
    ADDRESS: 'adress gatuadress gata',
    ADDRESS_CITY: 'stad postort',
    ADDRESS_POSTAL_CODE: 'postnummer',
    BIRTHDATE: 'fodelsedatum',
    OPPORTUNITY: 'belopp',
    CONSENT: 'samtycke jag_godkanner godkannande',
  },
  prefixes: 'ditt din dina ert er ange vad_ar skriv vanligen',
  phoneWords: 'telefon*',
  yes: 'ja',
  no: 'nej',
  page: {
    thanks: 'Tack!',
    received: 'Ditt meddelande har tagits emot.',
    sorry: 'Det gick tyvärr inte.',
    again: 'Gå tillbaka och försök igen.',
    kept: 'Skickas senare.',
  },
};
