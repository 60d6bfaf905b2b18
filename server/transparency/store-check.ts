import type { Context } from '../context.ts';
import { checkApprovals, checkTrail } from './check-acts.ts';
import { checkComments } from './check-comments.ts';
import { checkCounters } from './check-counters.ts';
import { checkErasures } from './check-erasures.ts';
import { checkFile, checkReferences } from './check-file.ts';
import { checkIndicators } from './check-indicators.ts';
import { checkInquiries } from './check-inquiries.ts';
import { checkJobs } from './check-jobs.ts';
import { checkOutcomes } from './check-outcomes.ts';
import { checkPieces } from './check-pieces.ts';
import { checkReleases } from './check-releases.ts';
import { checkResponses } from './check-responses.ts';
import { checkTexts } from './check-texts.ts';
import { checkDocuments, checkVersions } from './check-versions.ts';
import { failingApart } from './verification.queries.ts';

/** How far a check is, in things looked at. */
export type Look = (things?: number) => void;

/**
 * Looks at one thing that must hold of a whole store. Gives the first fault: which rows by their ids, never what they
 * say. Nothing where it holds.
 */
export type Check = (ctx: Context, look: Look) => Promise<string | undefined>;

export interface CheckResult {
  name: string;
  /** What was counted, in plural: `answers`. */
  of: string;
  looked: number;
  fault: string | undefined;
  ms: number;
}

/** In the order in which they are made: what is wrong further up explains what is wrong below. */
const checks: readonly { name: string; of: string; check: Check }[] = [
  { name: 'file', of: 'pages', check: checkFile },
  { name: 'references', of: 'tables', check: checkReferences },
  { name: 'audit', of: 'lines', check: checkTrail },
  { name: 'approvals', of: 'acts and files', check: checkApprovals },
  { name: 'versions', of: 'questionnaire versions', check: checkVersions },
  { name: 'responses', of: 'responses', check: checkResponses },
  { name: 'texts', of: 'texts with their search keys', check: checkTexts },
  { name: 'counters', of: 'counts', check: checkCounters },
  { name: 'releases', of: 'releases', check: checkReleases },
  { name: 'documents', of: 'document versions', check: checkDocuments },
  { name: 'comments', of: 'comments', check: checkComments },
  { name: 'outcomes', of: 'outcomes', check: checkOutcomes },
  { name: 'pieces', of: 'pieces and files', check: checkPieces },
  { name: 'indicators', of: 'pieces and figures', check: checkIndicators },
  { name: 'inquiries', of: 'cases', check: checkInquiries },
  { name: 'jobs', of: 'leases', check: checkJobs },
  { name: 'erasures', of: 'erasures', check: checkErasures },
];

export interface Watcher {
  begins?(name: string): void;
  /** Called often while a check runs. */
  looked?(name: string, things: number): void;
  ended?(result: CheckResult): void;
}

/**
 * Makes every check of a store, or those named, also when an earlier one failed. Reads only; the context should read one
 * snapshot, or what is written meanwhile may be told for a fault.
 */
export async function checkStore(
  ctx: Context,
  watcher: Watcher = {},
  only?: readonly string[],
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const { name, of, check } of checks) {
    if (only && !only.includes(name)) continue;
    watcher.begins?.(name);
    const began = performance.now();
    let looked = 0;
    const look: Look = (things = 1) => {
      looked += things;
      watcher.looked?.(name, looked);
    };
    const fault = await failingApart(ctx.db, () => check(ctx, look)).catch(
      (error: unknown) =>
        `cannot be checked: ${error instanceof Error ? error.name : 'fault'} (${codeOf(error)})`,
    );
    const result = { name, of, looked, fault, ms: Math.round(performance.now() - began) };
    watcher.ended?.(result);
    results.push(result);
  }
  return results;
}

/** What stopped a check without its message, in which contents may stand. */
const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'after the things looked at';
