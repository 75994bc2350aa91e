import { describe, expect, it } from 'vitest';
import { parseCertificateAuthority } from '../../../lib/bitrix24/certificate-authority.ts';
import { LeadHaltedError } from '../../../lib/errors.ts';
import { otherIdentity, portalIdentity } from '../../fixtures/tls.ts';

const [one, two] = [portalIdentity.authority.trim(), otherIdentity.authority.trim()];

describe('a certificate authority', () => {
  it('is one certificate or several, whatever stands around them', () => {
    expect(parseCertificateAuthority(one)).toBe(one);
    expect(parseCertificateAuthority(`Our own\r\n${one}\n\nand the next:\n${two}\n`)).toBe(`${one}\n${two}`);
    expect(parseCertificateAuthority(`${portalIdentity.tls.key}${one}`)).toBe(one);
    expect(() => parseCertificateAuthority(one.replaceAll('\n', '\r\n'))).not.toThrow();
  });

  it.each([
    ['empty', ''],
    ['a word', 'yes'],
    ['a key', portalIdentity.tls.key],
    ['the bare middle of one', one.split('\n').slice(1, -1).join('\n')],
    ['cut off', one.slice(0, -40)],
    ['cut in its middle', one.replace(/\n.{20}/, '\n')],
    ['followed by one that is cut off', `${one}\n${two.slice(0, 200)}`],
    ['written with \\n for line breaks', one.replaceAll('\n', '\\n')],
  ])('that is %s is refused with what to do', (_, pem) => {
    const parse = () => parseCertificateAuthority(pem);
    expect(parse).toThrow(LeadHaltedError);
    expect(parse).toThrow(/parameter "ca".*BEGIN CERTIFICATE.*END CERTIFICATE/);
  });
});
