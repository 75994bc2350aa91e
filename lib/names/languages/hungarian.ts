import type { Language } from '../language.ts';

export const hungarian: Language = {
  code: 'hu',
  names: {
    NAME_FULL: `
      teljes_nev vezeteknev_es_keresztnev vezetek_es_keresztnev kapcsolattarto kapcsolattarto_neve hogy_hivjak`,
    NAME_OR_FULL: 'nev neve neved nevet',
    NAME: 'keresztnev utonev keresztneve keresztneved keresztnevet',
    LAST_NAME: 'vezeteknev csaladnev vezetekneve vezetekneved vezeteknevet',
    PHONE: `
      telefonszam telefonszama mobilszam mobiltelefon mobil_telefonszam telefonos_elerhetoseg telefonszamod
      telefonszamat telefonszamodat`,
    EMAIL: 'e_mail_cim email_cim emailcim e_mail_cime email_cime e_mail_cimed e_mail_cimet',
    COMPANY_TITLE: 'ceg cegnev ceg_neve vallalat szervezet cege ceged cege_neve ceged_neve cege_nevet',
    POST: 'beosztas munkakor foglalkozas',
    COMMENTS: 'uzenet uzenete megjegyzes kerdes megjegyzesek uzenet_szovege uzeneted uzenetet',
    TITLE: 'targy',
    WEB: 'weboldal honlap',
    ADDRESS: 'cim lakcim utca utca_hazszam szallitasi_cim cime cimed cimet',
    ADDRESS_CITY: 'varos telepules helyseg varosa varosod varosat melyik_varosban_el',
    ADDRESS_REGION: 'megye',
    ADDRESS_POSTAL_CODE: 'iranyitoszam',
    ADDRESS_COUNTRY: 'orszag',
    BIRTHDATE: 'szuletesi_datum szuletesi_ido',
    OPPORTUNITY: 'osszeg koltsegkeret',
    CONSENT: 'hozzajarulas adatvedelmi_nyilatkozat elfogadom hozzajarulok',
  },
  prefixes: `
      az_on kerjuk_adja_meg adja_meg adja_meg_a adja_meg_az add_meg_a add_meg_az irja_be_a irja_be_az ird_be_a
      ird_be_az kerjuk mi_az mi_a`,
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
