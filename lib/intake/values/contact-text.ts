const SCHEME = /^(?:tel|mailto|sms|callto):\s*(?=[+(\d]|\S+@)/i;
const PHONE = /^[+(]?\d[\d\s().–-]{5,18}\d$/;
const BETWEEN = /\s*(?:[/|;,\n]|\s(?:or|and|und|oder|ou|et|y|o|e|или|и|або|та|lub|i)\s)\s*/i;
const LONGEST = 200;

/** A phone or an e-mail without what links put before it; several phones, whatever stands between them, parted by commas. */
export function contactText(text: string): string {
  if (text.length > LONGEST) return text;
  const bare = text.replace(SCHEME, '');
  if (!/^[+(\d]/.test(bare) || !BETWEEN.test(bare)) return bare;
  const parts = bare.split(BETWEEN).map((part) => part.replace(SCHEME, ''));
  return parts.every((part) => PHONE.test(part)) ? parts.join(', ') : bare;
}
