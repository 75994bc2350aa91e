import type { Language } from '../language.ts';

export const dutch: Language = {
  code: 'nl',
  names: {
    NAME_FULL: `
      volledige_naam voor_en_achternaam voornaam_en_achternaam naam_en_achternaam contactpersoon uw_volledige_naam
      hoe_heet_u hoe_heet_je`,
    NAME_OR_FULL: 'naam',
    NAME: 'voornaam roepnaam',
    LAST_NAME: 'achternaam familienaam',
    SECOND_NAME: 'tussenvoegsel tweede_naam',
    PHONE: 'telefoon telefoonnummer mobiel mobiel_nummer mobiele_nummer mobiele_telefoon gsm gsm_nummer tel_nr',
    EMAIL: 'e_mailadres emailadres mailadres',
    COMPANY_TITLE: 'bedrijf bedrijfsnaam naam_bedrijf organisatie',
    POST: 'functie beroep functietitel',
    COMMENTS: 'bericht opmerking opmerkingen vraag toelichting uw_bericht je_bericht uw_vraag',
    TITLE: 'onderwerp',
    WEB: 'website_adres',
    ADDRESS: 'adres straat straat_en_huisnummer straatnaam',
    ADDRESS_2: 'huisnummer toevoeging',
    ADDRESS_CITY: 'plaats woonplaats gemeente',
    ADDRESS_REGION: 'provincie',
    ADDRESS_POSTAL_CODE: 'postcode',
    BIRTHDATE: 'geboortedatum',
    OPPORTUNITY: 'bedrag prijs totaalbedrag',
    CONSENT: 'toestemming privacyverklaring akkoord ik_ga_akkoord',
  },
  prefixes: 'uw jouw je mijn vul_in wat_is_uw wat_is_je vul voer wat_is jullie',
  yourBehind: '_in$(?<=(?:^|_)(?:vul|voer)_.*)',
  phoneWords: 'telefoon*',
  salutations: 'dhr mevr meneer mevrouw',
  familyName: { word: 'naam', beside: ['voornaam'] },
  yes: 'ja',
  no: 'nee',
  page: {
    thanks: 'Bedankt!',
    received: 'Uw bericht is ontvangen.',
    sorry: 'Dat is helaas niet gelukt.',
    again: 'Ga terug en probeer het nog eens.',
    kept: 'Wordt later verzonden.',
  },
};
