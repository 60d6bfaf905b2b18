import { sayIn } from '#shared/i18n/languages.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import type { Field } from '../pieces/fields.ts';
import type { PieceKind } from '../pieces/kinds.ts';
import { type BoardContent, boardContent, boardPath } from './board-content.ts';
import { boardObstacles } from './board-obstacles.ts';

const dates: Field[] = [
  { as: 'day', name: 'valid_from', label: 'exhibition.valid_from', help: 'exhibition.valid_help' },
  { as: 'day', name: 'valid_until', label: 'exhibition.valid_until' },
];

/** 展板: a board of the exhibition, read on the web and printed from there. */
export const board: PieceKind<BoardContent> = {
  kind: 'board',
  chain: 'open_day',
  schema: boardContent,
  words: { one: 'exhibition.board', many: 'exhibition.boards', help: 'exhibition.boards_help' },
  fields: [
    { as: 'piece', name: 'edition', label: 'exhibition.edition', of: ['edition'] },
    { as: 'number', name: 'number', label: 'exhibition.number', help: 'exhibition.number_help' },
    { as: 'text', name: 'title', label: 'exhibition.title_label' },
    {
      as: 'list',
      name: 'lines',
      label: 'exhibition.lines',
      help: 'exhibition.lines_help',
      one: 'exhibition.line',
      most: 20,
      fields: [{ as: 'text', name: 'text', label: 'exhibition.line', rows: 3 }, ...dates],
    },
    {
      as: 'list',
      name: 'basis',
      label: 'exhibition.basis',
      one: 'exhibition.law',
      most: 10,
      fields: [
        { as: 'text', name: 'law', label: 'exhibition.law' },
        { as: 'text', name: 'article', label: 'exhibition.article' },
        ...dates,
      ],
    },
    { as: 'line', name: 'link', label: 'exhibition.link', help: 'exhibition.link_help' },
    { as: 'text', name: 'note', label: 'exhibition.note' },
  ],
  title: ({ title }) => (title ?? {}) as Text,
  address: (_slug, content) => boardPath(content),
  listedOn: ({ edition }) => `${edition}-05-15`,
  facets: ({ edition }) => [['edition', edition]],
  found: ({ title, lines, basis }, language) => ({
    title: sayIn(language, title),
    text: [...lines.map(({ text }) => text), ...basis.flatMap(({ law, article }) => [law, article])]
      .map((each) => sayIn(language, each))
      .join('\n'),
  }),
  obstacles: boardObstacles,
};
