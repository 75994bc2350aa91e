import type { Language } from '../language.ts';

export const romanian: Language = {
  code: 'ro',
  names: {
    NAME_FULL: `
      nume_complet nume_si_prenume numele_complet nume_prenume persoana_de_contact numele_si_prenumele cum_va_numiti
      prenume_si_nume cum_te_numesti cum_te_cheama cum_va_cheama`,
    NAME_OR_FULL: 'nume numele',
    NAME: 'prenume prenumele',
    LAST_NAME: 'nume_de_familie numele_de_familie',
    PHONE: 'telefon numar_de_telefon numarul_de_telefon nr_de_telefon nr_telefon numar_telefon telefon_mobil telefonul',
    EMAIL: 'adresa_de_email adresa_de_e_mail adresa_email posta_electronica emailul e_mailul',
    COMPANY_TITLE: 'companie firma numele_companiei nume_companie nume_firma denumire_firma organizatie compania',
    POST: 'functie functia post ocupatie',
    COMMENTS: 'mesaj mesajul mesajul_dumneavoastra comentariu comentarii intrebare observatii detalii mesajul_tau',
    TITLE: 'subiect subiectul',
    WEB: 'pagina_web',
    ADDRESS: 'adresa strada adresa_de_livrare',
    ADDRESS_2: 'apartament',
    ADDRESS_CITY: 'oras orasul localitate localitatea',
    ADDRESS_REGION: 'judet judetul',
    ADDRESS_POSTAL_CODE: 'cod_postal codul_postal',
    ADDRESS_COUNTRY: 'tara',
    BIRTHDATE: 'data_nasterii',
    OPPORTUNITY: 'buget bugetul suma pret',
    CONSENT: 'consimtamant acord sunt_de_acord prelucrarea_datelor_personale',
  },
  prefixes: 'introduceti introdu va_rugam_sa va_rugam scrieti completati care_este',
  yourBehind: '_(?:dumneavoastra|dvs|dv|tau|ta|tale)(?=_|$)|_obligatoriu$',
  phoneWords: 'telefon*',
  familyName: { word: 'nume', beside: ['prenume'] },
  yes: 'da',
  no: 'nu',
  page: {
    thanks: 'Mulțumim!',
    received: 'Mesajul dumneavoastră a fost primit.',
    sorry: 'Din păcate, nu a mers.',
    again: 'Vă rugăm să reveniți și să încercați din nou.',
    kept: 'Va fi trimis mai târziu.',
  },
};
