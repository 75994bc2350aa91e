import type { Language } from '../language.ts';

export const serbian: Language = {
  code: 'sr',
  names: {
    NAME_FULL: `
      ime_i_prezime prezime_i_ime puno_ime kontakt_osoba kako_se_zovete име_и_презиме презиме_и_име пуно_име
      контакт_особа како_се_зовете`,
    NAME_OR_FULL: 'ime',
    LAST_NAME: 'prezime ваше_презиме твоје_презиме унесите_презиме',
    PHONE: `
      broj_telefona telefonski_broj kontakt_telefon mobilni mobilni_telefon број_телефона контакт_телефон мобилни
      мобилни_телефон`,
    EMAIL: `
      imejl mejl e_posta elektronska_posta email_adresa e_mail_adresa имејл мејл е_пошта електронска_пошта
      имејл_адреса`,
    COMPANY_TITLE: `
      kompanija preduzece naziv_firme ime_firme naziv_kompanije компанија предузеће назив_фирме назив_компаније`,
    POST: 'pozicija radno_mesto zanimanje радно_место занимање позиција',
    COMMENTS: 'poruka komentar pitanje napomena vasa_poruka порука питање напомена ваша_порука poruku поруку',
    TITLE: 'predmet_poruke',
    WEB: 'veb_sajt vebsajt веб_сајт сајт',
    ADDRESS: 'adresa ulica ulica_i_broj улица_и_број adresu',
    ADDRESS_2: 'стан',
    ADDRESS_CITY: 'grad naselje насеље',
    ADDRESS_POSTAL_CODE: 'postanski_broj поштански_број',
    ADDRESS_COUNTRY: 'drzava zemlja земља',
    BIRTHDATE: 'datum_rodjenja datum_rodenja датум_рођења',
    OPPORTUNITY: 'budzet iznos буџет износ',
    CONSENT: 'saglasnost saglasan_sam slazem_se сагласност сагласан_сам слажем_се',
  },
  prefixes: `
      vas vasa vase unesite унесите vasu tvoje tvoj tvoja tvoju svoje svoj svoju upisite molimo koje_je koji_je
      koja_je kako_se_zove твоје твој твоја своје свој своју које_је који_је која_је`,
  phoneWords: 'telefon*',
  // a middle name in Bulgarian
  familyName: { word: 'презиме', beside: ['име'] },
  yes: 'da да',
  no: 'ne не',
  page: {
    thanks: 'Hvala!',
    received: 'Vaša poruka je primljena.',
    sorry: 'Nažalost, nije uspelo.',
    again: 'Vratite se i pokušajte ponovo.',
    kept: 'Poslaćemo kasnije.',
  },
};
