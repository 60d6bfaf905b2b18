import type { Translated } from '../translated.ts';
import type { weighting as zh } from '../zh-CN/weighting.ts';

export const weighting: Translated<typeof zh> = {
  link: 'What weighting moved',
  title: 'What weighting moved',
  no_plan: 'This questionnaire was published without a weighting plan. Its figures are unweighted.',
  no_plan_help:
    'A plan (of whom figures speak, benchmarks, sources, the order of merging) is declared when the questionnaire is published and cannot be changed afterwards.',
  no_source: 'no source given',
  speaks_of:
    'Weighted figures speak only of those who chose to take part among: {{frame}} ({{total}} people in the benchmarks).',
  honesty:
    'Everyone who wished could answer. This is not a random sample, so no sampling error can be calculated. Weighting adjusts who is counted by the variables below; it cannot remove the bias of people choosing to take part.',
  stop: 'Nothing can be weighted now: it would do more harm than good. Figures are shown unweighted only.',
  stop_help:
    'Weighted numbers return by themselves once the reason is gone. It cannot be passed over by hand.',
  obstacle_nobody: 'No response is in the frame yet.',
  obstacle_few: 'Fewer than 100 responses are in the frame.',
  obstacle_n_eff: 'After weighting the responses are worth fewer than 50; the uncertainty is too large.',
  obstacle_deff:
    'The weights differ too much (design effect above 2): more than half of what the responses tell would be lost.',
  obstacle_not_converged: 'No set of weights meets all benchmarks at once.',
  obstacle_empty_band: '{{variable}}: nobody who is “{{band}}” answered, but the benchmark has such people.',
  obstacle_small_band:
    '{{variable}}: fewer than {{least}} responses are “{{band}}”, and the plan has nothing to merge it with.',
  obstacle_missed: '{{variable}}: once weights are limited, “{{band}}” is off its benchmark by more than 5%.',
  releasable:
    'All benchmarks are checked and cited: the release will show weighted numbers beside the unweighted ones.',
  not_releasable: 'Weighted numbers may not enter a release; they are for internal reference only. Because:',
  gate_demonstration: 'The plan is declared for demonstration only.',
  gate_not_cited: '{{variable}}: the benchmark is not cited with title, year, table and page.',
  gate_low_confidence: '{{variable}}: the benchmark is of low confidence.',
  gate_not_ready: '{{variable}}: the benchmark has not been checked against its source.',
  margins: 'Who took part, beside the benchmarks',
  in_frame: '{{n}} responses are in the frame; those outside are not weighted and are tabulated apart.',
  in_frame_all: 'All {{n}} responses are in the frame.',
  collapsed:
    'Bands of fewer than {{least}} responses were merged in the order declared at publication: {{bands}}.',
  margin_of: '{{variable}}, % of responses in the frame that state it',
  band: 'Band',
  sample: 'Responses',
  target: 'Benchmark',
  after: 'After weighting',
  missed: 'Off the benchmark (points)',
  source: 'Source: {{source}}; year of the benchmark: {{year}}.',
  source_incomplete:
    'Source (not fully cited, table and page missing): {{source}}; year of the benchmark: {{year}}.',
  weights: 'Weights',
  weights_help:
    'A weight says for how many responses one counts; the mean is 1. The more weights differ, the less the same number of responses tells.',
  largest: 'Largest weight',
  smallest: 'Smallest weight',
  times_mean: '{{weight}} × the mean',
  deff: 'Design effect (Kish)',
  n_eff: 'Effective responses (what they are worth in unweighted ones)',
  trimmed: 'Limits of weights',
  trimmed_some: '{{low}} to {{high}} × the mean; some responses were limited',
  trimmed_none: '{{low}} to {{high}} × the mean; no response is beyond',
  not_trimmed: 'none',
  heaviest: 'Who has the largest weights',
  heavy: '{{kind}}: {{weight}}',
  heaviest_rule: 'Kinds of fewer than 5 responses are left out.',
  items: 'Item by item: unweighted and weighted',
  items_help:
    'Both of the responses in the frame that answered the item, in whole points; what moved most comes first. Cells not shown, to protect privacy, are marked.',
  item_base: 'base {{n}}',
  raw: 'Unweighted %',
  weighted: 'Weighted %',
  move: 'Moved (points)',
  not_released: 'This release holds unweighted numbers only and no weighted ones, because {{reasons}}.',
  because_demonstration: 'the weighting plan is declared for demonstration only',
  because_not_cited: 'a benchmark is not cited in full',
  because_low_confidence: 'a benchmark is of low confidence',
  because_not_ready: 'a benchmark has not been checked against its source',
  because_harm: 'weighting would do more harm than good',
  because_privacy: 'they would let the answers of few people be worked out',
  figure_title: '{{item}} (weighted)',
  figure_unit: 'Item {{no}}, responses in the frame, responses and %',
  rows_weighted: 'Weighted numbers of each row',
  bounds: '{{low}} to {{high}}',
  no_bounds: 'not stated',
};
