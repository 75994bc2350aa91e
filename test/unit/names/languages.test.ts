import { describe, expect, it } from 'vitest';
import { leadOf } from '../../fixtures/lead-of.ts';

interface Form {
  readonly language: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly company: string;
  readonly city: string;
  readonly message: string;
  readonly other: string;
}

const forms: readonly Form[] = [
  {
    language: 'English',
    name: 'Full name',
    phone: 'Phone number',
    email: 'E-mail *',
    company: 'Company',
    city: 'City',
    message: 'Message',
    other: 'Room size',
  },
  {
    language: 'Russian',
    name: 'Ваше имя',
    phone: 'Контактный телефон',
    email: 'Электронная почта',
    company: 'Название компании',
    city: 'Город',
    message: 'Комментарий',
    other: 'Сколько окон?',
  },
  {
    language: 'Ukrainian',
    name: 'Прізвище та ім’я',
    phone: 'Номер телефону',
    email: 'Електронна пошта',
    company: 'Назва компанії',
    city: 'Місто',
    message: 'Повідомлення',
    other: 'Площа',
  },
  {
    language: 'Belarusian',
    name: 'Імя і прозвішча',
    phone: 'Нумар тэлефона',
    email: 'Электронная пошта',
    company: 'Назва кампаніі',
    city: 'Горад',
    message: 'Паведамленне',
    other: 'Тып даху',
  },
  {
    language: 'Kazakh',
    name: 'Аты-жөні',
    phone: 'Телефон нөмірі',
    email: 'Электрондық пошта',
    company: 'Компания атауы',
    city: 'Қала',
    message: 'Хабарлама',
    other: 'Ауданы',
  },
  {
    language: 'German',
    name: 'Vor- und Nachname',
    phone: 'Telefonnummer',
    email: 'E-Mail-Adresse',
    company: 'Firma',
    city: 'Ort',
    message: 'Ihre Nachricht',
    other: 'Wunschtermin',
  },
  {
    language: 'Spanish',
    name: 'Nombre y apellidos',
    phone: 'Teléfono',
    email: 'Correo electrónico',
    company: 'Empresa',
    city: 'Ciudad',
    message: 'Mensaje',
    other: 'Tamaño',
  },
  {
    language: 'Portuguese',
    name: 'Nome completo',
    phone: 'Telemóvel',
    email: 'Endereço de e-mail',
    company: 'Nome da empresa',
    city: 'Cidade',
    message: 'Mensagem',
    other: 'Área do telhado',
  },
  {
    language: 'Polish',
    name: 'Imię i nazwisko',
    phone: 'Numer telefonu',
    email: 'Adres e-mail',
    company: 'Nazwa firmy',
    city: 'Miejscowość',
    message: 'Wiadomość',
    other: 'Model roweru',
  },
  {
    language: 'Turkish',
    name: 'Adınız Soyadınız',
    phone: 'Telefon numarası',
    email: 'E-posta',
    company: 'Şirket adı',
    city: 'Şehir',
    message: 'Mesajınız',
    other: 'Araç modeli',
  },
  {
    language: 'French',
    name: 'Nom complet',
    phone: 'Numéro de téléphone',
    email: 'Votre adresse e-mail',
    company: 'Société',
    city: 'Ville',
    message: 'Votre message',
    other: 'Étage',
  },
  {
    language: 'Italian',
    name: 'Nome e cognome',
    phone: 'Numero di telefono',
    email: 'Indirizzo e-mail',
    company: 'Azienda',
    city: 'Città',
    message: 'Messaggio',
    other: 'Tipo di tetto',
  },
  {
    language: 'Catalan spelling of Spanish keys',
    name: 'Nombre Completo:',
    phone: 'Teléfono móvil',
    email: 'Email',
    company: 'Razón social',
    city: 'Población',
    message: 'Observaciones',
    other: 'Col·lecció',
  },
];

describe('a form with labels for keys', () => {
  it.each(forms)('in $language makes a good lead', async (form) => {
    const { fields } = await leadOf({
      [form.name]: 'Alex Maria Example',
      [form.phone]: '+49 30 23125471',
      [form.email]: 'alex@example.com',
      [form.company]: 'Example & Co',
      [form.city]: 'Exampleton',
      [form.message]: 'Please call me',
      [form.other]: '42',
    });

    expect(fields).toMatchObject({
      NAME: 'Alex Maria Example',
      PHONE: [{ VALUE: '+493023125471', VALUE_TYPE: 'WORK' }],
      EMAIL: [{ VALUE: 'alex@example.com', VALUE_TYPE: 'WORK' }],
      COMPANY_TITLE: 'Example & Co',
      ADDRESS_CITY: 'Exampleton',
      COMMENTS: `• ${form.message}${form.message.endsWith(':') ? '' : ':'} Please call me\n• ${form.other}: 42`,
    });
  });
});
