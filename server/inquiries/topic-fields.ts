import type { Field } from '../pieces/fields.ts';
import { categoryChoices } from './category-words.ts';

/** The form of a special topic, in the order of the page. */
export const topicFields: readonly Field[] = [
  { as: 'text', name: 'title', label: 'specialTopics.title_label', most: 80 },
  { as: 'day', name: 'day', label: 'specialTopics.day' },
  { as: 'text', name: 'intro', label: 'specialTopics.intro', rows: 4 },
  {
    as: 'list',
    name: 'slots',
    label: 'specialTopics.slots',
    one: 'specialTopics.slot',
    most: 20,
    fields: [
      { as: 'clock', name: 'start', label: 'specialTopics.start', help: 'specialTopics.clock_help' },
      { as: 'clock', name: 'end', label: 'specialTopics.end' },
      {
        as: 'list',
        name: 'departments',
        label: 'specialTopics.departments',
        one: 'specialTopics.department',
        most: 10,
        fields: [{ as: 'text', name: '', label: 'specialTopics.department' }],
      },
    ],
  },
  { as: 'choices', name: 'categories', label: 'specialTopics.categories', choices: categoryChoices },
  {
    as: 'list',
    name: 'subjects',
    label: 'specialTopics.subjects',
    one: 'specialTopics.subject',
    most: 20,
    fields: [{ as: 'text', name: '', label: 'specialTopics.subject' }],
  },
  {
    as: 'piece',
    name: 'edition',
    label: 'specialTopics.edition',
    help: 'specialTopics.edition_help',
    of: ['edition'],
  },
];
