import { addDays } from '#shared/time.ts';
import type { PolicyStatus } from './policy-codes.ts';

/** For so many days before its last one a document counts as one that expires soon. */
export const SOON_DAYS = 60;

/** The dated facts that decide how a document stands. */
export interface PolicyDates {
  /** The first day on which it holds. */
  effective: string;
  /** The last one. */
  expires?: string | undefined;
  /** The first day on which it is repealed: by an act of its own, or because what replaces it takes effect. */
  repealedFrom?: string | undefined;
}

/** How a document stands on a day: one of five, on every day. */
export function statusOn(day: string, { effective, expires, repealedFrom }: PolicyDates): PolicyStatus {
  if (repealedFrom !== undefined && day >= repealedFrom) return 'repealed';
  if (expires !== undefined && day > expires) return 'expired';
  if (day < effective) return 'not_yet';
  return expires !== undefined && expires <= addDays(day, SOON_DAYS) ? 'expires_soon' : 'in_force';
}
