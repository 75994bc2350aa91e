import type { Language } from '../language.ts';

export const danish: Language = {
  code: 'da',
  names: {
    NAME_FULL: `
      fulde_navn fuldt_navn for_og_efternavn fornavn_og_efternavn kontaktperson hvad_hedder_du navn_og_efternavn`,
    NAME_OR_FULL: 'navn',
    NAME: 'fornavn',
    LAST_NAME: 'efternavn',
    SECOND_NAME: 'mellemnavn',
    PHONE: 'telefon telefonnummer mobilnummer mobiltelefon tlf tlf_nr tlfnr',
    EMAIL: 'e_mailadresse emailadresse mailadresse',
    COMPANY_TITLE: 'firma firmanavn virksomhed virksomhedsnavn virksomhedens_navn',
    POST: 'stilling stillingsbetegnelse',
    COMMENTS: 'besked spørgsmål kommentar bemærkning bemærkninger din_besked henvendelse',
    TITLE: 'emne',
    WEB: 'hjemmeside',
    ADDRESS: 'vej gade vejnavn gadenavn',
    ADDRESS_CITY: 'bynavn postby din_by deres_by',
    ADDRESS_POSTAL_CODE: 'postnr',
    BIRTHDATE: 'fødselsdato fødselsdag',
    OPPORTUNITY: 'beløb',
    CONSENT: 'samtykke jeg_accepterer accepterer',
  },
  prefixes: 'dit jeres indtast angiv deres din venligst hvad_er',
  phoneWords: 'telefon* mobil*',
  yes: 'ja',
  no: 'nej',
  page: {
    thanks: 'Tak!',
    received: 'Din besked er modtaget.',
    sorry: 'Det gik desværre ikke.',
    again: 'Gå tilbage, og prøv igen.',
    kept: 'Sendes senere.',
  },
};
