import type { Language } from '../language.ts';

export const uzbek: Language = {
  code: 'uz',
  names: {
    NAME_FULL: 'ism_familiya ism_va_familiya familiya_ism toʻliq_ism ism_sharif familiya_va_ism исм_фамилия',
    NAME_OR_FULL: 'ism ismingiz исм isming',
    LAST_NAME: 'familiya familiyangiz familiyang',
    SECOND_NAME: 'otasining_ismi sharif',
    PHONE: `
      telefon_raqami telefon_raqamingiz telefoningiz mobil_telefon aloqa_telefoni телефон_рақами telefon_raqaming`,
    EMAIL: 'elektron_pochta email_manzil pochta elektron_pochtang',
    COMPANY_TITLE: 'kompaniya kompaniya_nomi tashkilot tashkilot_nomi korxona kompaniyang kompaniyangiz_nomi',
    POST: 'lavozim kasb',
    COMMENTS: 'xabar xabaringiz izoh savol savolingiz fikr хабар xabaring',
    TITLE: 'mavzu',
    WEB: 'veb_sayt sayt',
    ADDRESS: 'manzil koʻcha yetkazib_berish_manzili manziling',
    ADDRESS_CITY: 'shahar shahringiz шаҳар shahring qaysi_shahardansiz',
    ADDRESS_REGION: 'viloyat tuman',
    ADDRESS_POSTAL_CODE: 'pochta_indeksi',
    ADDRESS_COUNTRY: 'mamlakat davlat',
    BIRTHDATE: 'tugʻilgan_sana tugʻilgan_kun',
    OPPORTUNITY: 'byudjet',
    CONSENT: 'rozilik roziman',
  },
  prefixes: 'sizning kiriting sening iltimos',
  yourBehind: '(?<=[aeiou])ngiz$|ingiz$|(?:ni)?_(?:kiriting|yozing)$|_(?:nima|kim|qanday)$',
  phoneWords: 'telefon*',
  yes: 'ha',
  no: 'yoʻq yoq',
  page: {
    thanks: 'Rahmat!',
    received: 'Xabaringiz qabul qilindi.',
    sorry: 'Afsuski, bajarilmadi.',
    again: 'Iltimos, orqaga qaytib, qayta urinib koʻring.',
    kept: 'Keyinroq yuboriladi.',
  },
};
