import type { Translated } from '../translated.ts';
import type { results as zh } from '../zh-CN/results.ts';

export const results: Translated<typeof zh> = {
  total: 'Total',
  unanswered: 'Not answered or not asked',
  rules:
    'Wherever answers are split by what respondents are, counts of 1 to 9 are hidden, with whatever others would give them away, and small categories are published in larger groups. Totals over all responses are shown in full from 30 on; from 10 to 29 as counts without percent; below 10 not at all. Channels of fewer than 10 are merged.',
};
