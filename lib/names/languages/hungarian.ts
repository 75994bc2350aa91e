import type { Language } from '../language.ts';

export const hungarian: Language = {
  code: 'hu',
  names: {
    NAME_FULL: `
      teljes_nev vezeteknev_es_keresztnev vezetek_es_keresztnev kapcsolattarto kapcsolattarto_neve hogy_hivjak`,
    NAME_OR_FULL: 'nev neve',
    NAME: 'keresztnev utonev',
    LAST_NAME: 'vezeteknev csaladnev',
    PHONE: 'telefonszam telefonszama mobilszam mobiltelefon mobil_telefonszam telefonos_elerhetoseg',
    EMAIL: 'e_mail_cim email_cim emailcim e_mail_cime email_cime',
    COMPANY_TITLE: 'ceg cegnev ceg_neve vallalat szervezet',
    POST: 'beosztas munkakor foglalkozas',
    COMMENTS: 'uzenet uzenete megjegyzes kerdes megjegyzesek uzenet_szovege',
    TITLE: 'targy',
    WEB: 'weboldal honlap',
    ADDRESS: 'cim lakcim utca utca_hazszam szallitasi_cim',
    ADDRESS_CITY: 'varos telepules helyseg',
    ADDRESS_REGION: 'megye',
    ADDRESS_POSTAL_CODE: 'iranyitoszam',
    ADDRESS_COUNTRY: 'orszag',
    BIRTHDATE: 'szuletesi_datum szuletesi_ido',
    OPPORTUNITY: 'osszeg koltsegkeret',
    CONSENT: 'hozzajarulas adatvedelmi_nyilatkozat elfogadom hozzajarulok',
  },
  prefixes: 'az_on kerjuk_adja_meg adja_meg',
  phoneWords: 'telefon*',
  familyName: { word: 'nev', beside: ['keresztnev'] },
  yes: 'igen',
  no: 'nem',
  page: {
    thanks: 'Köszönjük!',
    received: 'Üzenetét megkaptuk.',
    sorry: 'Sajnos ez nem sikerült.',
    again: 'Kérjük, menjen vissza, és próbálja újra.',
    kept: 'Később elküldjük.',
  },
};
