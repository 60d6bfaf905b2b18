import type { Translated } from '../translated.ts';
import type { openDay as zh } from '../zh-CN/open-day.ts';

export const openDay: Translated<typeof zh> = {
  title: 'Government Affairs Open Day {{year}}',
  theme: 'Theme',
  programme: 'Programme',
  take_part: 'Take part',
  notice: 'Basis',
  host: 'Host: {{host}}',
  all_day: 'All day',
};
