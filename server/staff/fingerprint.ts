import { createHash } from 'node:crypto';
import { canonicalJson } from '#shared/text/canonical-json.ts';

/** The hash by which the audit trail tells one state of a thing from another without keeping it. */
export const fingerprint = (value: unknown): string =>
  `sha256:${createHash('sha256').update(canonicalJson(value)).digest('hex')}`;
