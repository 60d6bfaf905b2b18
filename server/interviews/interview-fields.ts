import { themes, themeWords } from '#shared/policy-terms.ts';
import type { Field } from '../pieces/fields.ts';
import { places, placeWords } from './places.ts';

/** The form of an interview: the announcement first, what comes after it last. */
export const interviewFields: readonly Field[] = [
  { as: 'text', name: 'title', label: 'interviews.title_label' },
  { as: 'text', name: 'series', label: 'interviews.series' },
  { as: 'text', name: 'intro', label: 'interviews.intro', rows: 4 },
  {
    as: 'choices',
    name: 'topics',
    label: 'interviews.topics',
    choices: themes.map((value) => ({ value, label: themeWords[value] })),
  },
  { as: 'text', name: 'moderator', label: 'interviews.moderator', help: 'interviews.office_help' },
  {
    as: 'list',
    name: 'guests',
    label: 'interviews.guests',
    one: 'interviews.guest',
    most: 20,
    fields: [{ as: 'text', name: '', label: 'interviews.guest', help: 'interviews.office_help' }],
  },
  { as: 'moment', name: 'intake_opens', label: 'interviews.intake_opens' },
  { as: 'moment', name: 'intake_closes', label: 'interviews.intake_closes' },
  { as: 'moment', name: 'start', label: 'interviews.start' },
  { as: 'moment', name: 'end', label: 'interviews.end' },
  {
    as: 'choices',
    name: 'places',
    label: 'interviews.places',
    choices: places.map((value) => ({ value, label: placeWords[value] })),
  },
  { as: 'text', name: 'where', label: 'interviews.where', help: 'interviews.where_help' },
  { as: 'pieces', name: 'policies', label: 'interviews.policies', of: ['policy'] },
  {
    as: 'line',
    name: 'consultation',
    label: 'interviews.consultation',
    help: 'interviews.consultation_help',
    most: 80,
  },
  { as: 'text', name: 'notice', label: 'interviews.notice', help: 'interviews.notice_help' },
  { as: 'line', name: 'replay', label: 'interviews.replay', most: 500 },
  {
    as: 'list',
    name: 'transcript',
    label: 'interviews.transcript',
    help: 'interviews.transcript_help',
    one: 'interviews.exchange',
    fields: [
      {
        as: 'number',
        name: 'no',
        label: 'interviews.question_no_label',
        help: 'interviews.question_no_help',
      },
      { as: 'line', name: 'asker', label: 'interviews.asker', most: 60 },
      { as: 'text', name: 'question', label: 'interviews.question', rows: 3 },
      { as: 'text', name: 'answer', label: 'interviews.answer', rows: 5 },
      { as: 'number', name: 'offset', label: 'interviews.offset', help: 'interviews.offset_help' },
    ],
  },
  {
    as: 'list',
    name: 'key_points',
    label: 'interviews.key_points',
    one: 'interviews.key_point',
    most: 20,
    fields: [{ as: 'text', name: '', label: 'interviews.key_point', rows: 2 }],
  },
];
