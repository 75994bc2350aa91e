/** Query parameters that give access to something, or tell who the visitor is. */
const SECRET =
  /token|secret|pass(?:word|wd)?$|^pwd$|auth|api_?key|access_?key|^key$|^sig$|signature|session|^sid$|^jwt$|^otp$|^code$|^state$|e-?mail|phone/i;

const nameOf = (pair: string) => {
  try {
    return decodeURIComponent(pair.split('=')[0] ?? '');
  } catch {
    return pair;
  }
};

/**
 * An address without what nobody else should read: secrets in its query, a user name with a password, the fragment.
 *
 * @param url absolute or relative, as it came
 */
export function safeUrl(url: string): string {
  const [, address = '', query = ''] = /^([^?#]*)(?:\?([^#]*))?/.exec(url.trim()) ?? [];
  const kept = query.split('&').filter((pair) => pair !== '' && !SECRET.test(nameOf(pair)));
  const anonymous = address.replace(/^([a-z][a-z\d+.-]*:\/\/)[^/@]*@/i, '$1');
  return kept.length > 0 ? `${anonymous}?${kept.join('&')}` : anonymous;
}
