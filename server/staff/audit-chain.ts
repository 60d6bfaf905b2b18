import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import type { Secrets } from '../secrets.ts';

/** A line of the audit trail as it is hashed; fields that say nothing are null. */
export interface AuditLine {
  seq: number;
  at: string;
  officer_id: string | null;
  department_id: string | null;
  act: string;
  subject: string;
  detail: string | null;
  before_hash: string | null;
  after_hash: string | null;
}

/** What stands before the first line. */
export const START = '0'.repeat(64);

/** What stands before a line that was written when the seal did not fit: no line has this hash. */
export const BROKEN = 'broken';

/** SHA-256 over the hash of the line before and the canonical JSON of this one, hexadecimal. */
export function linkOf(previous: string, line: AuditLine): string {
  const { seq, at, officer_id, department_id, act, subject, detail, before_hash, after_hash } = line;
  const fields = { seq, at, officer_id, department_id, act, subject, detail, before_hash, after_hash };
  return createHash('sha256')
    .update(`${previous}\n${canonicalJson(fields)}`)
    .digest('hex');
}

/** Seals the end of the trail: whoever holds the store without its secret cannot shorten or rewrite it unseen. */
export const sealOf = (secrets: Secrets, seq: number, hash: string): string =>
  createHmac('sha256', secrets.key('audit')).update(`${seq} ${hash}`).digest('hex');

export const sealFits = (
  secrets: Secrets,
  { seq, hash, mac }: { seq: number; hash: string; mac: string },
) => {
  const expected = Buffer.from(sealOf(secrets, seq, hash));
  const given = Buffer.from(mac);
  return given.length === expected.length && timingSafeEqual(given, expected);
};
