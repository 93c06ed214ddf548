import type { X509Certificate } from 'node:crypto';
import { TimeStampRefused } from '../../modules/quality/ports.ts';
import { fields, inside, oidOf, readDer, TAG, tagged } from './der.ts';

const EXTENDED_KEY_USAGE = '2.5.29.37';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
/** Longer chains than authorities have. */
const MAX_DEPTH = 6;

type Around = {
  readonly at: Date;
  readonly others: readonly X509Certificate[];
  readonly authorities: readonly X509Certificate[];
};

/** Refuses a signer that was not valid when it stamped, that is made for anything else, or that no authority of ours vouches for. */
export function checkCertificate(signer: X509Certificate, { at, others, authorities }: Around): void {
  if (!isValid(signer, at)) throw new TimeStampRefused('EXPIRED');
  if (!isTimeStamper(signer)) throw new TimeStampRefused('NOT_A_TIME_STAMPER');
  if (authorities.length > 0 && !isVouchedFor(signer, { at, others, authorities }, MAX_DEPTH))
    throw new TimeStampRefused('UNKNOWN_AUTHORITY');
}

const isValid = ({ validFromDate, validToDate }: X509Certificate, at: Date) =>
  validFromDate.getTime() <= at.getTime() && at.getTime() <= validToDate.getTime();

/** Made for time stamping and nothing else, and critically so (RFC 3161, 2.3). */
function isTimeStamper({ raw }: X509Certificate): boolean {
  const [body] = fields(readDer(raw));
  const extensions = fields(body).find(({ tag }) => tag === TAG.context(3));
  const all = extensions ? fields(inside(extensions)[0]).map((one) => fields(one)) : [];
  const usage = all.find(([kind]) => oidOf(kind) === EXTENDED_KEY_USAGE);
  const isCritical = usage?.[1]?.tag === TAG.boolean && usage[1].body[0] === 0xff;
  if (!usage || !isCritical) return false;
  const purposes = fields(readDer(tagged(usage[2], TAG.octets).body)).map(oidOf);
  return purposes.length === 1 && purposes[0] === TIME_STAMPING;
}

/** Whether a chain of certificates, each valid at that time, leads to one of our authorities. */
function isVouchedFor(one: X509Certificate, around: Around, depth: number): boolean {
  const { at, others, authorities } = around;
  if (authorities.some(({ raw }) => raw.equals(one.raw))) return true;
  if (depth === 0) return false;
  const issued = (issuer: X509Certificate) =>
    issuer.ca && isValid(issuer, at) && one.checkIssued(issuer) && one.verify(issuer.publicKey);
  if (authorities.some(issued)) return true;
  return others.some((issuer) => issuer !== one && issued(issuer) && isVouchedFor(issuer, around, depth - 1));
}
