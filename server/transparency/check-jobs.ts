import type { Check } from './store-check.ts';
import * as queries from './verification.queries.ts';

/** Longer than any lease: one that ends later was written by a clock that was wrong, and would hold a job up. */
const LEASE_MAX_MS = 24 * 3600_000;

/** A job has a holder or no lease, and no lease of a job or mail ends far from now. */
export const checkJobs: Check = async ({ db, clock }, look) => {
  const latest = new Date(clock.real().getTime() + LEASE_MAX_MS).toISOString();
  for (const { name, holder, lease_until } of await queries.listJobs(db)) {
    look();
    if ((holder === null) !== (lease_until === null))
      return `job ${name}: a lease without a holder, or the reverse`;
    if (lease_until !== null && lease_until > latest) return `job ${name}: its lease ends at ${lease_until}`;
  }
  for (const { id, lease_until } of await queries.listMailLeases(db)) {
    look();
    if (lease_until !== null && lease_until > latest) return `mail ${id}: its lease ends at ${lease_until}`;
  }
  return undefined;
};
