import type { Language } from '../language.ts';

export const turkish: Language = {
  code: 'tr',
  names: {
    NAME_FULL: `
      ad_soyad adi_soyadi adiniz_soyadiniz isim_soyisim adiniz_ve_soyadiniz ad_ve_soyad isim_ve_soyisim`,
    NAME_OR_FULL: 'ad isim ismi ismin isminiz',
    NAME: 'adi adiniz on_ad adin',
    LAST_NAME: 'soyad soyadi soyadiniz soyisim soyadin',
    SECOND_NAME: 'ikinci_ad',
    PHONE: `
      telefon telefon_numarasi telefon_no cep_telefonu cep_no gsm gsm_no telefonunuz telefon_numaraniz cep_telefonunuz
      cep_telefonu_numarasi is_telefonu ev_telefonu telefonun`,
    EMAIL: 'eposta e_posta_adresi mail_adresi e_posta_adresiniz email_adresi email_adresiniz e_postaniz e_postan',
    COMPANY_TITLE: 'firma sirket sirket_adi firma_adi şirketiniz firmaniz sirketin sirketinizin_adi',
    POST: 'pozisyon gorev unvan',
    COMMENTS: 'mesaj mesajiniz yorum not notlar aciklama soru sorunuz yorumunuz notunuz mesajin',
    TITLE: 'konu konusu baslik',
    WEB: 'web_sitesi web_sitesi_adresi',
    ADDRESS: 'adres adresiniz acik_adres sokak adresin',
    ADDRESS_2: 'daire',
    ADDRESS_CITY: 'sehir il ilce sehrin sehriniz hangi_sehirdesiniz',
    ADDRESS_REGION: 'bolge',
    ADDRESS_POSTAL_CODE: 'posta_kodu',
    ADDRESS_COUNTRY: 'ulke',
    OPPORTUNITY: 'tutar butce fiyat',
    CURRENCY_ID: 'para_birimi',
    BIRTHDATE: 'dogum_tarihi',
    FORM_NAME: 'form_adi',
    PAGE_URL: 'sayfa_url sayfa_adresi',
    CONSENT: 'kvkk onay acik_riza aydinlatma_metni',
    DROP: 'gonder',
  },
  prefixes: 'lutfen sizin senin',
  yourBehind: '(?:n?[iu])?_(?:giriniz|girin|yaziniz|yazin|belirtiniz|belirtin)$|_nedir$',
  phoneWords: 'telefon* gsm',
  salutations: 'bay bayan',
  yes: 'evet',
  no: 'hayır',
  page: {
    thanks: 'Teşekkürler!',
    received: 'Mesajınız alındı.',
    sorry: 'Üzgünüz, olmadı.',
    again: 'Lütfen geri dönüp yeniden deneyin.',
    kept: 'Daha sonra gönderilecek.',
  },
};
