import type { HttpAnswer, HttpRequest } from '../types.ts';
import { CORS } from './json-answer.ts';

/** A visitor's browser that posted a plain form and will show the answer as a page. */
export const isBrowserNavigation = ({ headers }: Pick<HttpRequest, 'headers'>) =>
  /text\/html/i.test(headers.accept ?? '') &&
  /^(application\/x-www-form-urlencoded|multipart\/form-data)/i.test((headers['content-type'] ?? '').trim());

interface Words {
  readonly thanks: string;
  readonly received: string;
  readonly sorry: string;
  readonly again: string;
  /** For the script on the site: not sent yet, and kept in the browser. */
  readonly kept: string;
}

/** What a visitor is told, by language. */
export const WORDS: Readonly<Record<string, Words>> = {
  en: {
    thanks: 'Thank you!',
    received: 'Your message has been received.',
    sorry: 'Sorry, that did not work.',
    again: 'Please go back and try again.',
    kept: 'Saved; it will be sent when the connection is back.',
  },
  ru: {
    thanks: 'Спасибо!',
    received: 'Ваше сообщение получено.',
    sorry: 'К сожалению, не получилось.',
    again: 'Пожалуйста, вернитесь и попробуйте ещё раз.',
    kept: 'Сохранено и уйдёт, когда появится связь.',
  },
  uk: {
    thanks: 'Дякуємо!',
    received: 'Ваше повідомлення отримано.',
    sorry: 'На жаль, не вийшло.',
    again: 'Будь ласка, поверніться та спробуйте ще раз.',
    kept: 'Збережено й буде надіслано, коли з’явиться зв’язок.',
  },
  be: {
    thanks: 'Дзякуй!',
    received: 'Ваша паведамленне атрымана.',
    sorry: 'На жаль, не атрымалася.',
    again: 'Калі ласка, вярніцеся і паспрабуйце яшчэ раз.',
    kept: 'Захавана і будзе адпраўлена, калі з’явіцца сувязь.',
  },
  kk: {
    thanks: 'Рақмет!',
    received: 'Хабарламаңыз қабылданды.',
    sorry: 'Өкінішке қарай, болмады.',
    again: 'Артқа қайтып, қайталап көріңіз.',
    kept: 'Сақталды, байланыс болғанда жіберіледі.',
  },
  de: {
    thanks: 'Vielen Dank!',
    received: 'Ihre Nachricht ist angekommen.',
    sorry: 'Das hat leider nicht geklappt.',
    again: 'Bitte gehen Sie zurück und versuchen Sie es noch einmal.',
    kept: 'Gespeichert; wird gesendet, sobald die Verbindung steht.',
  },
  es: {
    thanks: '¡Gracias!',
    received: 'Hemos recibido su mensaje.',
    sorry: 'Lo sentimos, no ha funcionado.',
    again: 'Vuelva atrás e inténtelo de nuevo.',
    kept: 'Guardado; se enviará cuando vuelva la conexión.',
  },
  pt: {
    thanks: 'Obrigado!',
    received: 'A sua mensagem foi recebida.',
    sorry: 'Infelizmente não funcionou.',
    again: 'Volte atrás e tente novamente.',
    kept: 'Guardado; será enviado quando a ligação voltar.',
  },
  pl: {
    thanks: 'Dziękujemy!',
    received: 'Twoja wiadomość dotarła.',
    sorry: 'Niestety, nie udało się.',
    again: 'Wróć i spróbuj ponownie.',
    kept: 'Zapisano; wyślemy, gdy wróci połączenie.',
  },
  tr: {
    thanks: 'Teşekkürler!',
    received: 'Mesajınız alındı.',
    sorry: 'Üzgünüz, olmadı.',
    again: 'Lütfen geri dönüp yeniden deneyin.',
    kept: 'Kaydedildi, bağlantı gelince gönderilecek.',
  },
  fr: {
    thanks: 'Merci !',
    received: 'Votre message est bien arrivé.',
    sorry: 'Désolé, cela n’a pas fonctionné.',
    again: 'Revenez en arrière et réessayez.',
    kept: 'Enregistré ; partira dès que la connexion reviendra.',
  },
  it: {
    thanks: 'Grazie!',
    received: 'Il suo messaggio è arrivato.',
    sorry: 'Purtroppo non ha funzionato.',
    again: 'Torni indietro e riprovi.',
    kept: 'Salvato; partirà quando torna la connessione.',
  },
};
const ENGLISH = WORDS.en ?? { thanks: '', received: '', sorry: '', again: '', kept: '' };

function wordsFor(acceptLanguage: string | undefined): { language: string; words: Words } {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.split('-')[0] ?? '', quality: Number(quality ?? 1) };
    })
    .sort((a, b) => b.quality - a.quality);
  for (const { language } of wanted) {
    const words = Object.hasOwn(WORDS, language) ? WORDS[language] : undefined;
    if (words) return { language, words };
  }
  return { language: 'en', words: ENGLISH };
}

const page = (language: string, title: string, text: string) => `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>
  body { margin: 0; min-height: 100vh; display: grid; place-content: center; text-align: center; padding: 1rem;
    font: 1.125rem/1.5 system-ui, sans-serif; color: #1c2733; background: #f4f7fa; }
  @media (prefers-color-scheme: dark) { body { color: #e6edf3; background: #11161c; } }
  h1 { font-size: 2rem; margin: 0 0 .5rem; }
  p { margin: 0; }
</style>
<h1>${title}</h1>
<p>${text}</p>
</html>
`;

const html = (status: number, body: string): HttpAnswer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...CORS },
  body,
});

/** Sends the visitor on to a page of the site; the target has been checked. */
export const redirectAnswer = (location: string): HttpAnswer => ({
  status: 303,
  headers: { location, 'cache-control': 'no-store', ...CORS },
  body: '',
});

/** A small page that says thank you in the visitor's language (`Accept-Language`, else English). */
export function thankYouPage(acceptLanguage: string | undefined): HttpAnswer {
  const { language, words } = wordsFor(acceptLanguage);
  return html(200, page(language, words.thanks, words.received));
}

/** A small page that says it did not work, with status and headers of the answer it stands for. */
export function sorryPage({ status, headers }: HttpAnswer, acceptLanguage: string | undefined): HttpAnswer {
  const { language, words } = wordsFor(acceptLanguage);
  const answer = html(status, page(language, words.sorry, words.again));
  return { ...answer, headers: { ...headers, ...answer.headers } };
}
