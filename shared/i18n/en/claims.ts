import type { Translated } from '../translated.ts';
import type { claims as zh } from '../zh-CN/claims.ts';

export const claims: Translated<typeof zh> = {
  honesty_invited:
    'Answers come from people drawn at random and invited. Those who did not answer may think otherwise.',
  honesty_census:
    'Everybody on the list was asked. Those who did not answer may think otherwise; nobody was sampled, so there is no sampling error.',

  precision_open:
    'Everyone who wished could answer. This is not a random sample, so no sampling error can be calculated.',
  precision_open_weighted: 'Weighting does not remove the bias of self-selection.',
  precision_modelled:
    'Ranges are modelled uncertainty: they reflect the number of answers and the weighting only and do not include self-selection.',
  precision_invited:
    'Ranges are 95% confidence intervals of a random sample; they do not include the bias of those who did not answer.',
  precision_census:
    'Nobody was sampled, so there are no ranges and no tests; those who did not answer may bias the figures.',
  response_rate: '{{invited}} were invited, {{n}} valid responses came back: a response rate of {{rate}}%.',
  coverage:
    'The list has {{members}} members, {{n}} valid responses came back: a response rate of {{rate}}%.',

  interval_modelled: 'Modelled uncertainty',
  interval_confidence: '95% confidence interval',
  interval_of: '{{low}}–{{high}}',
  weighted_percent: 'Weighted %',
  both_shares: '{{raw}}% unweighted, {{weighted}}% weighted',
  bounds: '{{kind}} {{low}}%–{{high}}%',
  test_open:
    'differs among those who answered (test: p {{p}}, Cramér’s V = {{v}}); this says nothing of others',
  test_open_none: 'no difference seen among those who answered (test: p {{p}}, Cramér’s V = {{v}})',
  test_invited: 'differs between groups (test: p {{p}}, Cramér’s V = {{v}})',
  test_invited_none: 'no difference seen between groups (test: p {{p}}, Cramér’s V = {{v}})',
  p_equals: '= {{p}}',
  p_below: '< 0.001',

  where: 'only {{conditions}}',
  condition: '{{label}}: {{values}}',
  weighted_with:
    'weighted by {{variables}}, for {{frame}} only (effective sample {{n_eff}}, largest weight {{max}} times the mean), unweighted beside it',
  demonstration: 'benchmarks of the weighting are for demonstration only',
  variable_channel: 'Channel',
  variable_day: 'Day of response',
  variable_version: 'Version of the questionnaire',
  variable_entrance: 'Entrance',
  variable_site: 'Place',
  version_no: 'Version {{no}}',
  indices: 'Rates defined before opening',
  index_of: '{{label}} ({{definition}})',
  index_value: '{{percent}}% ({{n}} ÷ {{base}} responses)',
  index_counts: '{{n}} ÷ {{base}} responses',
  index_definition: '{{counted}} ÷ valid answers',
  index_definition_without: '{{counted}} ÷ (valid answers − {{without}})',
  index_sum: '({{parts}})',
  plus: ' + ',
  summary_unit: 'mean {{mean}}, median {{median}}, quartiles {{low}} to {{high}} ({{n}} responses)',
  ranks: 'Places, of {{n}} responses that ranked',
  rank_mean:
    'mean place {{mean}} among those who ranked it; among the first {{top}} in {{percent}}% ({{n}} ÷ {{of}} responses)',
  rank_top: 'among the first {{top}} in {{percent}}% ({{n}} ÷ {{of}} responses)',
  break_reworded: 'reworded in version {{no}}, before and after stand apart',
  break_corrected: 'only words were corrected in version {{no}}, before and after are pooled',
  break_added: 'asked from version {{no}} on',
  break_removed: 'not asked from version {{no}} on',
  break_options: 'options changed in version {{no}}, the changed ones have other bases before and after',

  method: 'How this was made',
  method_strategy: 'Method',
  strategy_open: 'An open questionnaire that everyone could answer; not a random sample.',
  strategy_invited: 'Drawn at random from {{register}} ({{drawn}}) and invited.',
  strategy_census: 'Sent to everybody on {{list}}.',
  method_sponsor: 'Sponsor and conductor',
  sponsor_text: 'Sponsor: {{sponsor}}. Conducted, and answers handled, by: {{handler}}.',
  method_wording: 'Exact wording',
  wording_text:
    'Item {{no}} ({{code}}): {{wording}} Options: {{options}}. Questionnaire version {{version}}, hash {{hash}}.',
  wording_set: 'Wordings and options stand beside the numbers. Questionnaire: {{hashes}}.',
  wording_version: 'version {{version}}, hash {{hash}}',
  method_population: 'Whom it asks',
  method_recruiting: 'How people were reached',
  recruiting_open:
    'The questionnaire stood on this site and everyone could answer by the channels named, without quotas and without reward.',
  recruiting_invited: 'Those who were drawn got an invitation and answered with it.',
  recruiting_census: 'Everybody on the list got an invitation.',
  method_modes: 'Channels and responses',
  method_dates: 'Dates',
  dates_text: '{{opens}} to {{closes}}.',
  method_precision: 'Responses and precision',
  precision_text: '{{n}} valid responses, {{base}}. {{precision}}',
  method_weighting: 'Weighting',
  weighting_none: 'Unweighted.',
  weighting_text:
    'Raked to these benchmarks: {{benchmarks}}. For {{frame}} only. {{trim}} Design effect {{deff}}, effective sample {{n_eff}}, largest weight {{max}} times the mean, smallest {{min}} times.',
  benchmark: '{{label}} ({{source}}, {{year}})',
  trim_none: 'Weights are not trimmed.',
  trim: 'Weights are trimmed to {{low}} to {{high}} times the mean.',
  collapsed: 'Merged by the rule published beforehand: {{groups}}.',
  method_processing: 'Processing and quality rules',
  processing_text:
    'The server checks each submission by the questionnaire’s logic; answers to items that were not asked are dropped; a receipt counts once; withdrawn responses do not count. No responses were removed by quality rules (0).',
  method_limits: 'Limits',
  limits_text: '{{note}} Wording, order, channels and missing answers may all affect results.',
  method_line: '{{heading}}: {{text}}',

  file_figure: 'This figure:',
  save_png: 'Save as a picture (PNG)',
  save_png_failed: 'This browser cannot save pictures. Download the SVG instead.',
  raw_percent: 'Unweighted %',
  low: 'Range from',
  high: 'Range to',
  kind: 'Kind of range',
  filter: 'Filter',
  channels: 'Channels',
  sheet_figure: 'Figure',
};
