import type { Language } from '../language.ts';

export const czech: Language = {
  code: 'cs',
  names: {
    NAME_FULL: 'jmeno_a_prijmeni prijmeni_a_jmeno cele_jmeno kontaktni_osoba jmeno_prijmeni jak_se_jmenujete',
    NAME_OR_FULL: 'jmeno',
    NAME: 'krestni_jmeno',
    LAST_NAME: 'prijmeni',
    PHONE: 'telefonni_cislo mobilni_telefon telefonni_kontakt vas_telefon mobilni_cislo',
    EMAIL: 'e_mailova_adresa emailova_adresa elektronicka_adresa',
    COMPANY_TITLE: 'nazev_firmy spolecnost nazev_spolecnosti jmeno_firmy',
    POST: 'pozice pracovni_pozice funkce zamestnani',
    COMMENTS: 'zprava poznamka dotaz komentar vzkaz text_zpravy vase_zprava vas_dotaz zpravu',
    TITLE: 'predmet',
    WEB: 'webova_stranka webove_stranky',
    ADDRESS: 'ulice ulice_a_cislo ulice_a_cislo_popisne adresu',
    ADDRESS_CITY: 'mesto obec',
    ADDRESS_POSTAL_CODE: 'psc postovni_smerovaci_cislo',
    ADDRESS_COUNTRY: 'zeme',
    BIRTHDATE: 'datum_narozeni',
    OPPORTUNITY: 'rozpocet castka cena',
    CONSENT: 'souhlas souhlas_se_zpracovanim_osobnich_udaju souhlasim',
  },
  prefixes: `
      vas vase zadejte uvedte vasi tvoje tve tvuj sve svuj svou prosim napiste vyplnte jake_je jaky_je jaka_je
      jak_se_jmenuje`,
  phoneWords: 'telefon*',
  yes: 'ano',
  no: 'ne',
  page: {
    thanks: 'Děkujeme!',
    received: 'Vaše zpráva byla přijata.',
    sorry: 'Bohužel se to nepodařilo.',
    again: 'Vraťte se prosím a zkuste to znovu.',
    kept: 'Odešleme později.',
  },
};
