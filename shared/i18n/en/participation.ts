import type { Translated } from '../translated.ts';
import type { participation as zh } from '../zh-CN/participation.ts';

export const participation: Translated<typeof zh> = {
  title: 'Who answers, and who is missing',
  lead_open:
    '{{n}} valid responses so far. While the questionnaire is open, publicity, kiosks and paper forms can go where few have answered. Nobody is turned away, and nobody counts less.',
  lead_closed:
    '{{n}} valid responses in all; the questionnaire is closed. These gaps are stated with the results.',
  missing: 'Missing most at present',
  missing_group:
    '{{variable}}: {{group}} gave {{share}}% of the responses and are {{expected}}% of the population; about {{wanted}} more would be in proportion',
  no_benchmarks:
    'No population benchmark was declared when this questionnaire was published, so there is nothing to compare with; only where the responses come from is listed. Benchmarks are declared in the weighting plan of the definition and stay fixed with the version.',
  share: '% of responses',
  expected: '% of population',
  gap: 'Difference (points)',
  wanted: 'Still missing',
  unknown: '—',
  base: 'Base: {{n}} responses with an answer to this item. ',
  base_hidden: 'Some groups are too small to be shown, so no shares are given. ',
  source: 'Benchmark: {{source}}. ',
  year: 'Year: {{year}}. ',
  no_source: 'no source given',
  not_ready:
    'It has not been checked against the original and serves to follow progress only, not for published weighted results.',
  entrances: 'By entrance',
  sites: 'By place',
  source_column: 'Source',
  source_rest: 'Other sources, together',
  source_unknown: 'Opened directly, or not known',
  entrance_site: 'The city’s website',
  entrance_wechat: 'WeChat',
  entrance_sms: 'Text message',
  entrance_poster: 'Poster',
  entrance_screen: 'Screen',
  entrance_hall: 'Service hall',
  entrance_portal: 'Another website',
  heavy:
    '{{source}} brought {{share}}% of the responses, more than {{limit}}%. Where one source brings so much, results lean towards those who use it: ask by other ways too.',
  no_sources: 'No responses yet.',
  rules:
    'Numbers follow the figures and do not move with a single response. Groups of fewer than 5 are hidden, sources of fewer than 5 are merged. A gap tells who answered little, not whether they are right.',
};
