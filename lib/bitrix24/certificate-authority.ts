import { X509Certificate } from 'node:crypto';
import { LeadHaltedError } from '../errors.ts';

const BEGINNING = '-----BEGIN CERTIFICATE-----';
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

function isCertificate(pem: string): boolean {
  try {
    new X509Certificate(pem);
    return true;
  } catch {
    return false;
  }
}

/**
 * Reads the certificates of an authority as PEM; text around them is passed over, a key among it too. Gives them alone.
 *
 * @throws LeadHaltedError when there is none, or one that can't be read
 */
export function parseCertificateAuthority(pem: string): string {
  const certificates = pem.match(CERTIFICATE) ?? [];
  const begun = pem.split(BEGINNING).length - 1;
  if (begun > 0 && begun === certificates.length && certificates.every(isCertificate)) return certificates.join('\n');
  throw new LeadHaltedError(
    'The certificate authority (parameter "ca"; --ca on the command line) is no PEM certificate: give the text from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----, line breaks included, or take it away when the portal needs none; the leads wait',
    { code: 'BAD_CA', authentication: true },
  );
}
