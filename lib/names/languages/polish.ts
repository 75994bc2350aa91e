import type { Language } from '../language.ts';

export const polish: Language = {
  code: 'pl',
  names: {
    NAME_FULL: 'imie_i_nazwisko osoba_kontaktowa nazwisko_i_imie jak_masz_na_imie jak_sie_nazywasz',
    NAME_OR_FULL: 'imie',
    LAST_NAME: 'nazwisko nazwiska',
    SECOND_NAME: 'drugie_imie',
    PHONE: `
      telefon numer_telefonu nr_telefonu komorka telefon_komorkowy telefon_kontaktowy numer_kontaktowy
      telefon_sluzbowy`,
    EMAIL: 'adres_email poczta poczta_elektroniczna adres_poczty_elektronicznej',
    COMPANY_TITLE: 'firma nazwa_firmy przedsiebiorstwo nazwa_przedsiebiorstwa nazwe_firmy',
    POST: 'stanowisko',
    COMMENTS: 'wiadomosc komentarz uwagi pytanie tresc tresc_wiadomosci twoja_wiadomosc',
    TITLE: 'temat',
    WEB: 'strona_www strona_internetowa',
    ADDRESS: 'adres ulica ulica_i_numer',
    ADDRESS_2: 'mieszkanie',
    ADDRESS_CITY: 'miasto miejscowosc',
    ADDRESS_REGION: 'wojewodztwo',
    ADDRESS_POSTAL_CODE: 'kod_pocztowy',
    ADDRESS_COUNTRY: 'kraj',
    OPPORTUNITY: 'kwota budzet cena suma',
    CURRENCY_ID: 'waluta',
    BIRTHDATE: 'data_urodzenia',
    FORM_NAME: 'nazwa_formularza',
    PAGE_URL: 'url_strony adres_strony',
    CONSENT: 'zgoda rodo polityka_prywatnosci',
    DROP: 'wyslij',
    NUMBER: 'numer',
    CONTACT: 'kontakt',
  },
  prefixes: `
      twoj twoje panstwa pana pani twoja swoje swoj swoja prosze_podac podaj wpisz jakie_jest jaki_jest jaka_jest
      jak_nazywa_sie`,
  phoneWords: 'telefon*',
  salutations: 'pan pani',
  yes: 'tak',
  no: 'nie',
  page: {
    thanks: 'Dziękujemy!',
    received: 'Twoja wiadomość dotarła.',
    sorry: 'Niestety, nie udało się.',
    again: 'Wróć i spróbuj ponownie.',
    kept: 'Wyślemy później.',
  },
};
