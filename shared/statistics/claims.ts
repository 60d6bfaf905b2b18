import type { Key } from '../i18n/catalogues.ts';
import type { Interval, SampleKind } from './figure.ts';

/** What figures of one kind of sample may say, and in which words. What stands here as null does not exist for it. */
export interface Claims {
  /** What bounds around a share are. */
  interval: Interval['kind'] | null;
  /** Bounds are shown from this effective number of answers on. */
  leastEffective: number;
  /** Whether a margin of sampling error may be named at all. */
  marginOfError: boolean;
  /** Of whom a test of groups speaks. */
  test: 'participants' | 'population' | null;
  /** Of whom shares speak. */
  speaksOf: 'participants' | 'population' | 'list';
  words: {
    /** How the sample came about. */
    strategy: Key;
    recruiting: Key;
    /** The sentence without which no figure stands. */
    honesty: Key;
    precision: Key;
    interval: Key | null;
    /** A table that differs between groups, and one where no difference is seen. */
    test: { differs: Key; none: Key } | null;
  };
}

/**
 * The claim gate: the kind of sample, fixed at publication, decides which statistics and words exist. Nothing switches it
 * off. Sources: AAPOR, Code III.A (2021), Opt-in surveys and margin of error, Guidance on Reporting Precision for
 * Nonprobability Samples (2016): no sampling error for those who select themselves; bounds only as what a model says, with
 * its assumption. A census draws no sample, so that it has neither bounds nor tests.
 */
export const claimsOf = (sample: SampleKind): Claims => gate[sample];

const gate: { [K in SampleKind]: Claims } = {
  open: {
    interval: 'modelled',
    leastEffective: 50,
    marginOfError: false,
    test: 'participants',
    speaksOf: 'participants',
    words: {
      strategy: 'claims.strategy_open',
      recruiting: 'claims.recruiting_open',
      honesty: 'results.honesty',
      precision: 'claims.precision_open',
      interval: 'claims.interval_modelled',
      test: { differs: 'claims.test_open', none: 'claims.test_open_none' },
    },
  },
  invited: {
    interval: 'confidence',
    leastEffective: 0,
    marginOfError: true,
    test: 'population',
    speaksOf: 'population',
    words: {
      strategy: 'claims.strategy_invited',
      recruiting: 'claims.recruiting_invited',
      honesty: 'claims.honesty_invited',
      precision: 'claims.precision_invited',
      interval: 'claims.interval_confidence',
      test: { differs: 'claims.test_invited', none: 'claims.test_invited_none' },
    },
  },
  census: {
    interval: null,
    leastEffective: Number.POSITIVE_INFINITY,
    marginOfError: false,
    test: null,
    speaksOf: 'list',
    words: {
      strategy: 'claims.strategy_census',
      recruiting: 'claims.recruiting_census',
      honesty: 'claims.honesty_census',
      precision: 'claims.precision_census',
      interval: null,
      test: null,
    },
  },
};
