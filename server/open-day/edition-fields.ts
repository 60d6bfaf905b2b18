import type { Field } from '../pieces/fields.ts';
import { channelLabels, lineKindLabels } from './line-labels.ts';

const slot: Field[] = [
  { as: 'clock', name: 'start', label: 'openDay.start', help: 'openDay.clock_help' },
  { as: 'clock', name: 'end', label: 'openDay.end' },
];

const place: Field[] = [
  { as: 'line', name: 'code', label: 'openDay.place_code', help: 'openDay.place_code_help' },
  { as: 'text', name: 'name', label: 'openDay.place_name' },
  { as: 'text', name: 'address', label: 'openDay.place_address' },
  { as: 'text', name: 'offers', label: 'openDay.place_offers', rows: 2 },
  { as: 'text', name: 'hours', label: 'openDay.place_hours' },
  { as: 'text', name: 'access', label: 'openDay.place_access', rows: 2 },
];

const line: Field[] = [
  ...slot,
  { as: 'choice', name: 'kind', label: 'openDay.line_kind', choices: lineKindLabels },
  { as: 'text', name: 'title', label: 'openDay.line_title' },
  { as: 'text', name: 'host', label: 'openDay.line_host' },
  { as: 'choices', name: 'channels', label: 'openDay.line_channels', choices: channelLabels },
  { as: 'line', name: 'place', label: 'openDay.line_place', help: 'openDay.line_place_help' },
  { as: 'piece', name: 'interview', label: 'openDay.line_interview', of: ['interview'] },
  { as: 'line', name: 'link', label: 'openDay.line_link', help: 'openDay.line_link_help' },
  { as: 'text', name: 'verify', label: 'openDay.line_verify', help: 'openDay.line_verify_help' },
];

const hotline: Field[] = [
  ...slot,
  { as: 'text', name: 'topic', label: 'openDay.hotline_topic' },
  {
    as: 'list',
    name: 'departments',
    label: 'openDay.hotline_departments',
    one: 'openDay.hotline_department',
    most: 10,
    fields: [{ as: 'text', name: '', label: 'openDay.hotline_department' }],
  },
];

/** The form of an edition, in the order of the page. */
export const editionFields: readonly Field[] = [
  { as: 'number', name: 'number', label: 'openDay.number', help: 'openDay.number_help' },
  { as: 'day', name: 'date', label: 'openDay.date' },
  { as: 'text', name: 'theme', label: 'openDay.theme', help: 'openDay.theme_help', rows: 2 },
  { as: 'text', name: 'theme_note', label: 'openDay.theme_note' },
  { as: 'text', name: 'notice', label: 'openDay.notice', rows: 2 },
  { as: 'text', name: 'basis', label: 'openDay.basis', rows: 2 },
  { as: 'text', name: 'intro', label: 'openDay.intro', rows: 4 },
  { as: 'line', name: 'phone', label: 'openDay.phone' },
  { as: 'list', name: 'places', label: 'openDay.places', one: 'openDay.place', most: 20, fields: place },
  {
    as: 'list',
    name: 'programme',
    label: 'openDay.programme',
    one: 'openDay.line',
    most: 60,
    fields: line,
  },
  {
    as: 'list',
    name: 'hotline',
    label: 'openDay.hotline',
    one: 'openDay.hotline_line',
    most: 20,
    fields: hotline,
  },
  { as: 'text', name: 'note', label: 'openDay.note', rows: 2 },
];
