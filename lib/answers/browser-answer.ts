import { pageTexts } from '../names/words.ts';
import type { HttpAnswer, HttpRequest } from '../types.ts';
import { CORS } from './json-answer.ts';

/** A visitor's browser that posted a plain form and will show the answer as a page. */
export const isBrowserNavigation = ({ headers }: Pick<HttpRequest, 'headers'>) =>
  /text\/html/i.test(headers.accept ?? '') &&
  /^(application\/x-www-form-urlencoded|multipart\/form-data)/i.test((headers['content-type'] ?? '').trim());

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
<h1 dir="auto">${title}</h1>
<p dir="auto">${text}</p>
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
  const { language, texts } = pageTexts(acceptLanguage);
  return html(200, page(language, texts.thanks, texts.received));
}

/** A small page that says it did not work, with status and headers of the answer it stands for. */
export function sorryPage({ status, headers }: HttpAnswer, acceptLanguage: string | undefined): HttpAnswer {
  const { language, texts } = pageTexts(acceptLanguage);
  const answer = html(status, page(language, texts.sorry, texts.again));
  return { ...answer, headers: { ...headers, ...answer.headers } };
}
