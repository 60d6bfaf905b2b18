import type { Translated } from '../translated.ts';
import type { common as zh } from '../zh-CN/common.ts';

export const common: Translated<typeof zh> = {
  skip: 'Skip to content',
  places: 'Main places',
  open: 'Open now',
  open_day: 'Open Day',
  receipts: 'Find a receipt',
  about: 'About this system',
  senior: 'Large type',
  standard: 'Standard view',
  other_language: '中文',
  demo: 'Demonstration with sample data only',
  demo_time: 'Demonstration time {{time}}',
  accessibility: 'Accessibility',
  privacy: 'Privacy',
  sponsor: 'Sponsor: {{name}}',
  phone: 'Telephone: {{number}}',
  marks: 'Site marks',
  mark_government: 'Government site mark (to be set)',
  mark_mistakes: 'Report-an-error mark (to be set)',
  icp: 'ICP number (to be set)',
  security_record: 'Public security record (to be set)',
  until: 'to {{closing}}',
  back: 'Back',
  error_title: 'Error: {{title}}',
  error_summary: 'Some things need to be changed',
};
