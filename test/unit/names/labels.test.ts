import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../lib/names/languages.ts';
import { lookUp } from '../../../lib/names/look-up.ts';
import { ASKED, FORM_LABELS, labelRows } from '../../fixtures/form-labels.ts';

const RIGHT: Readonly<Record<(typeof ASKED)[number], string>> = {
  name: 'NAME_FULL NAME_OR_FULL NAME',
  first: 'NAME_OR_FULL NAME',
  last: 'LAST_NAME',
  phone: 'PHONE',
  email: 'EMAIL',
  company: 'COMPANY_TITLE',
  city: 'ADDRESS_CITY',
  address: 'ADDRESS',
  message: 'COMMENTS',
};

describe('a label', () => {
  it.each(labelRows)('in $language is understood, $variant', ({ labels }) => {
    const wrong = labels.flatMap((label, at) => {
      const asked = ASKED[at % ASKED.length] ?? 'name';
      const group = lookUp(label)?.group ?? 'nothing';
      return RIGHT[asked].split(' ').includes(group) ? [] : [`${label}: ${group}, not ${asked}`];
    });
    expect(wrong).toEqual([]);
  });

  it('is here in every language, for everything', () => {
    expect(Object.keys(FORM_LABELS).sort()).toEqual(LANGUAGES.map(({ code }) => code).sort());
    for (const { labels } of labelRows) expect(labels.length % ASKED.length).toBe(0);
  });
});

describe('a label in other words', () => {
  it.each(
    `Emailul tău|Adresa dvs. de e-mail|Nimenne|הטלפון שלך|מספר הטלפון שלך|اسمك الكامل|Nomor telepon Anda|E-poçtunuz|Elektron pochtangiz
    |Państwa telefon|あなたのお名前|メールアドレスを入力|이름을 입력하세요|Como você se chama?|Πώς σας λένε;|Mikä on nimesi?|Bạn tên gì?
    |ما اسمك؟|מה שמך?|您贵姓|お名前は?|성함이 어떻게 되시나요?|Cum te numești?|Siapa nama Anda?|რა გქვიათ?|איך קוראים לך?`
      .split('|')
      .map((label) => label.trim()),
  )('is known: %s', (label) => {
    expect(lookUp(label)?.group).toMatch(/^(NAME|NAME_OR_FULL|NAME_FULL|LAST_NAME|PHONE|EMAIL)$/);
  });
});

describe('a label that asks for something else', () => {
  it.each(
    `Product name|Your child's name|What is your dog's name?|Имя ребёнка|Как называется ваш продукт?|Как зовут вашу собаку?|Название вашего товара
    |Імʼя дитини|Назва вашого товару|Імя дзіцяці|Балаңыздың аты|Өніміңіздің атауы|Name Ihres Kindes|Wie heißt Ihr Hund?|Geben Sie den Namen des Produkts ein
    |Nombre de su hijo|¿Cuál es su producto?|Nome do seu filho|Qual é o nome do seu cão?|Imię dziecka|Jak nazywa się Twój produkt?
    |Çocuğunuzun adı|Ürününüzün adı nedir?|Nom de votre enfant|Nom du produit|Il nome di tuo figlio|Naam van uw kind|Jméno Vašeho dítěte
    |Jak se jmenuje Váš pes?|Ako sa volá Váš pes?|Numele copilului dumneavoastră|Numele produsului|Az Ön gyermekének neve|Mi a kutyája neve?
    |Името на детето Ви|Как се казва кучето Ви?|Ime Vašeg deteta|Име вашег детета|Το όνομα του παιδιού σας|Ποιο είναι το προϊόν σας;
    |Ditt barns namn|Vad är din hunds namn?|Dit barns navn|Navnet på barnet ditt|Hva er navnet på hunden din?|Lapsesi nimi|Mikä on koirasi nimi?
    |თქვენი შვილის სახელი|Ձեր երեխայի անունը|Uşağınızın adı|Məhsulunuzun adı nədir?|Farzandingiz ismi|Mahsulotingiz nomi nima?
    |Tên con của bạn|Tên sản phẩm của bạn là gì?|Nama anak Anda|Apa nama produk Anda?|שם הילד שלך|מה שם המוצר שלך?|اسم طفلك|ما هو اسم المنتج الخاص بك؟
    |您孩子的姓名|产品名是什么？|お子様のお名前|商品名を入力してください|아이 이름을 입력하세요|제품 이름이 무엇인가요?|Mailing|Training|Which city?|Hangi şehir?|By`
      .split('|')
      .map((label) => label.trim()),
  )('is no contact: %s', (label) => {
    expect(lookUp(label)).toBeNull();
  });
});
