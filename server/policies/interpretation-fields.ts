import type { Field } from '../pieces/fields.ts';

/** In the sequence of a good interpretation: why, on what basis, what, for whom, what is new, how to have it. */
export const interpretationFields: readonly Field[] = [
  { as: 'text', name: 'title', label: 'policies.title' },
  { as: 'piece', name: 'policy', label: 'policies.of_policy', of: ['policy'] },
  {
    as: 'day',
    name: 'published_on',
    label: 'policies.interpreted_on',
    help: 'policies.interpreted_on_help',
  },
  { as: 'text', name: 'background', label: 'policies.background', rows: 3 },
  { as: 'text', name: 'basis', label: 'policies.basis', rows: 3 },
  { as: 'text', name: 'goals', label: 'policies.goals', rows: 3 },
  {
    as: 'list',
    name: 'main_points',
    label: 'policies.main_points',
    one: 'policies.main_point',
    fields: [{ as: 'text', name: '', label: 'policies.main_point', rows: 2 }],
  },
  { as: 'text', name: 'scope', label: 'policies.scope', rows: 3 },
  { as: 'text', name: 'who_benefits', label: 'policies.who_benefits', rows: 3 },
  { as: 'text', name: 'what_changes', label: 'policies.what_changes', rows: 3 },
  { as: 'text', name: 'how_to_get', label: 'policies.how_to_get', rows: 3 },
  { as: 'text', name: 'contact', label: 'policies.contact' },
  { as: 'text', name: 'keywords', label: 'policies.keywords' },
  {
    as: 'list',
    name: 'faq',
    label: 'policies.faq',
    one: 'policies.faq_one',
    fields: [
      { as: 'text', name: 'question', label: 'policies.question', rows: 2 },
      { as: 'text', name: 'answer', label: 'policies.answer', rows: 3 },
    ],
  },
  {
    as: 'list',
    name: 'diagrams',
    label: 'policies.diagrams',
    one: 'policies.diagram',
    fields: [
      { as: 'text', name: 'title', label: 'policies.title' },
      { as: 'file', name: 'file', label: 'policies.file', media: ['image'] },
      {
        as: 'text',
        name: 'alternative',
        label: 'policies.alternative',
        help: 'policies.alternative_help',
        rows: 5,
      },
    ],
  },
  {
    as: 'list',
    name: 'audio',
    label: 'policies.audio',
    one: 'policies.audio_one',
    fields: [
      { as: 'text', name: 'title', label: 'policies.title' },
      { as: 'file', name: 'file', label: 'policies.file', media: ['audio'] },
      { as: 'text', name: 'transcript', label: 'policies.transcript', rows: 6 },
    ],
  },
  {
    as: 'list',
    name: 'videos',
    label: 'policies.videos',
    one: 'policies.video',
    fields: [
      { as: 'text', name: 'title', label: 'policies.title' },
      { as: 'line', name: 'address', label: 'policies.video_address' },
      { as: 'text', name: 'text', label: 'policies.video_text', rows: 6 },
    ],
  },
  { as: 'flag', name: 'large_print', label: 'policies.large_print_offered' },
];
