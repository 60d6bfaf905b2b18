import { createHash } from 'node:crypto';
import type { Text } from '#shared/questionnaire/definition.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import type { PublishedCounts } from './published.ts';
import type { Correction } from './release-corrections.ts';
import { forPublic, suppressedApart, suppressedCounts } from './suppressed.ts';
import type { Tally } from './tally.ts';
import { wordsFor } from './words.ts';

/**
 * What a release is: the fixed public set of figures of a questionnaire, suppressed as a whole, with everything that was
 * decided about it. Kept as canonical JSON; its SHA-256 is the release's hash, so that anybody can check the file.
 */
export interface Snapshot extends PublishedCounts {
  schema: 1;
  title: Text;
  versions: { no: number; hash: string }[];
  /** The day up to which responses, corrections and withdrawals are counted. */
  data_cut: string;
  weighting: { kind: 'none' };
  disclosure: { detail: 'bands'; threshold: number; rules: Text };
  /** A rehearsal's figures say so themselves. */
  exercise?: true;
  /** Of a corrected release. */
  correction?: Correction;
}

/** Makes the snapshot of a tally as of a day, where `before` is public already. Work of some seconds where the questionnaire is large. */
export const snapshotOf = (
  questionnaire: Questionnaire,
  tally: Tally,
  day: string,
  before: readonly Snapshot[] = [],
): Snapshot => around(questionnaire, day, suppressedCounts(questionnaire, tally, forPublic, before));

/** The same on a thread of its own, of the tally as it is now. */
export const snapshotApart = async (
  questionnaire: Questionnaire,
  tally: Tally,
  day: string,
  before: readonly Snapshot[] = [],
): Promise<Snapshot> =>
  around(questionnaire, day, await suppressedApart(questionnaire, tally, forPublic, before));

const around = (questionnaire: Questionnaire, day: string, counts: PublishedCounts): Snapshot => ({
  schema: 1,
  title: questionnaire.live.definition.title,
  versions: questionnaire.versions.map(({ no, hash }) => ({ no, hash })),
  data_cut: day,
  weighting: { kind: 'none' },
  disclosure: { detail: 'bands', threshold: forPublic.threshold, rules: wordsFor('results.rules') },
  ...(questionnaire.exercise ? { exercise: true as const } : {}),
  ...counts,
});

/** `sha256:` and the hex digest of the snapshot's canonical JSON. */
export const hashOf = (snapshot: string): string =>
  `sha256:${createHash('sha256').update(snapshot).digest('hex')}`;
