import type { Language } from '../language.ts';

export const slovak: Language = {
  code: 'sk',
  names: {
    NAME_FULL: 'meno_a_priezvisko priezvisko_a_meno cele_meno kontaktna_osoba meno_priezvisko ako_sa_volate',
    NAME_OR_FULL: 'meno',
    NAME: 'krstne_meno',
    LAST_NAME: 'priezvisko',
    PHONE: 'telefonne_cislo mobilny_telefon mobilne_cislo telefonny_kontakt',
    EMAIL: 'e_mailova_adresa emailova_adresa',
    COMPANY_TITLE: 'nazov_firmy spolocnost nazov_spolocnosti',
    POST: 'pozicia pracovna_pozicia zamestnanie',
    COMMENTS: 'sprava poznamka otazka text_spravy vasa_sprava vasa_otazka komentar spravu',
    TITLE: 'predmet',
    WEB: 'webova_stranka',
    ADDRESS: 'adresa ulica ulica_a_cislo',
    ADDRESS_CITY: 'mesto obec',
    ADDRESS_POSTAL_CODE: 'psc postove_smerovacie_cislo',
    ADDRESS_COUNTRY: 'krajina',
    BIRTHDATE: 'datum_narodenia',
    OPPORTUNITY: 'rozpocet suma',
    CONSENT: 'suhlas suhlas_so_spracovanim_osobnych_udajov suhlasim',
  },
  prefixes: `
      vas vasa vase zadajte uvedte vasu tvoje tvoj tvoja svoje svoj svoju prosim napiste vyplnte ake_je aky_je aka_je
      ako_sa_vola`,
  phoneWords: 'telefon*',
  yes: 'áno',
  no: 'nie',
  page: {
    thanks: 'Ďakujeme!',
    received: 'Vaša správa bola prijatá.',
    sorry: 'Žiaľ, nepodarilo sa to.',
    again: 'Vráťte sa, prosím, a skúste to znova.',
    kept: 'Odošleme neskôr.',
  },
};
