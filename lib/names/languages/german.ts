import type { Language } from '../language.ts';

export const german: Language = {
  code: 'de',
  names: {
    NAME_FULL: `
      name_und_vorname vor_und_nachname vorname_und_nachname vorname_nachname vollstandiger_name vollstaendiger_name
      ansprechpartner ansprechpartnerin wie_heissen_sie wie_heisst_du`,
    NAME_OR_FULL: 'name namen',
    NAME: 'vorname rufname vornamen',
    LAST_NAME: 'nachname familienname zuname nachnamen',
    SECOND_NAME: 'zweiter_vorname',
    PHONE: `
      telefon telefonnummer handy handynummer mobilnummer mobiltelefon rufnummer ruckrufnummer mobil telefon_nr
      telefonnr tel_nr handynr mobilfunknummer mobilfunk telefonkontakt`,
    EMAIL: 'e_mail_adresse mailadresse mail_adresse emailadresse',
    COMPANY_TITLE: 'firma firmenname unternehmen name_der_firma unternehmensname',
    POST: 'beruf berufsbezeichnung jobtitel funktion position',
    COMMENTS: `
      nachricht kommentar bemerkung anmerkung anmerkungen anfrage frage anliegen kommentare ihre_anfrage deine_nachricht
      mitteilung`,
    TITLE: 'betreff thema',
    WEB: 'webseite internetseite internetadresse',
    ADDRESS: 'anschrift adresse strasse strasse_und_hausnummer',
    ADDRESS_2: 'wohnung adresszusatz',
    ADDRESS_CITY: 'stadt ort wohnort',
    ADDRESS_REGION: 'bundesland',
    ADDRESS_POSTAL_CODE: 'plz postleitzahl',
    ADDRESS_COUNTRY: 'land',
    OPPORTUNITY: 'betrag summe preis budget_in_euro gesamtbetrag',
    CURRENCY_ID: 'wahrung waehrung',
    BIRTHDATE: 'geburtsdatum geburtstag',
    FORM_NAME: 'formularname formular',
    PAGE_URL: 'seiten_url seitenadresse url_der_seite',
    CONSENT: 'datenschutz datenschutzerklarung einwilligung dsgvo zustimmung',
    DROP: 'senden absenden',
    CONTACT: 'kontakt',
  },
  prefixes: 'ihr ihre dein deine wie_ist wie_lautet ihren deinen euer eure euren bitte geben_sie gib wie_heisst',
  yourBehind: '_(?:ein|an)$(?<=(?:geben_sie|gib)_.*)|_(?:eingeben|angeben)$',
  phoneWords: 'telefon* handy*',
  salutations: 'herr frau',
  familyName: { word: 'name', beside: ['vorname', 'rufname'] },
  yes: 'ja',
  no: 'nein',
  page: {
    thanks: 'Vielen Dank!',
    received: 'Ihre Nachricht ist angekommen.',
    sorry: 'Das hat leider nicht geklappt.',
    again: 'Bitte gehen Sie zurück und versuchen Sie es noch einmal.',
    kept: 'Wird später gesendet.',
  },
};
