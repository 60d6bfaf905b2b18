import { open, type State } from './state.ts';

const desk = '/workspace/registers';

export const registersStates: State[] = [
  open('/press-conferences', '/press-conferences', 'press conferences'),
  open('/press-conferences/:slug', '/press-conferences/epidemic-control-may', 'a press conference'),
  open('/enterprise-visits', '/enterprise-visits', 'visits to enterprises'),
  open(
    '/enterprise-visits/:slug',
    '/enterprise-visits/ganjingzi-manufacturer-april',
    'a visit with an overdue problem',
  ),
  open('/documents', '/documents', 'disclosed documents', { dark: true }),
  open('/documents/:slug', '/documents/emergency-plan-flood', 'a disclosed document that was replaced'),
  open('/indicators', '/indicators', 'indicators', { dark: true }),
  open('/indicators/:slug', '/indicators/demands-on-schedule-2020', 'an indicator with what it leaves over'),
  open(desk, desk, 'what the registers ask of an office', { officer: 'editor' }),
  open(`${desk}/annual-report`, `${desk}/annual-report`, 'figures for the annual report', {
    officer: 'editor',
  }),
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const registersNotPages: { [route: string]: string } = {
  'GET /documents.csv': 'CSV',
  'GET /documents.json': 'JSON',
  'GET /indicators.csv': 'CSV',
  'GET /indicators.json': 'JSON',
  'GET /workspace/registers/annual-report.csv': 'CSV',
};
