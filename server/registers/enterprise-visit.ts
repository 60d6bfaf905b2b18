import { z } from 'zod';
import { sayIn } from '#shared/i18n/languages.ts';
import { type Text, text } from '#shared/questionnaire/definition.ts';
import { dayOf } from '#shared/time.ts';
import type { Obstacle, PieceKind } from '../pieces/kinds.ts';
import { bilingual } from './bilingual.ts';
import { choicesOf, codesOf, sectorWords } from './codes.ts';

const problem = z
  .strictObject({
    text: bilingual(300),
    way: z.enum(['solved', 'tracked']),
    owner: bilingual(60).optional(),
    due_on: z.iso.date().optional(),
    closed_on: z.iso.date().optional(),
    note: text.optional(),
  })
  .superRefine(({ way, owner, due_on, closed_on, note }, check) => {
    const lacking = (name: string) => check.addIssue({ code: 'custom', path: [name] });
    if (way === 'tracked' && owner === undefined) lacking('owner');
    if (way === 'tracked' && due_on === undefined) lacking('due_on');
    if (way === 'solved' && note === undefined) lacking('note');
    if (way === 'tracked' && closed_on !== undefined && note === undefined) lacking('note');
    if (way === 'tracked' && note !== undefined && closed_on === undefined) lacking('closed_on');
  });

const schema = z.strictObject({
  title: bilingual(80),
  visited_on: z.iso.date(),
  office: bilingual(60),
  district: bilingual(20),
  sector: z.enum(codesOf(sectorWords)),
  named: z.boolean(),
  enterprise: bilingual(60).optional(),
  problems: z.array(problem).max(50),
});

export type EnterpriseVisit = z.infer<typeof schema>;
export type Problem = EnterpriseVisit['problems'][number];

/** Put down for an office and not closed yet. */
export const isOpen = ({ way, closed_on }: Problem): boolean => way === 'tracked' && closed_on === undefined;

/** 走访企业: what was asked of the office, what it solved on the spot and what it took with it. */
export const enterpriseVisit: PieceKind<EnterpriseVisit> = {
  kind: 'enterprise_visit',
  chain: 'register',
  schema,
  words: {
    one: 'registers.enterprise_visit',
    many: 'registers.enterprise_visits',
    help: 'registers.enterprise_visits_help',
  },
  fields: [
    { as: 'text', name: 'title', label: 'registers.title_label', help: 'registers.visit_title_help' },
    { as: 'day', name: 'visited_on', label: 'registers.visited_on' },
    { as: 'text', name: 'office', label: 'registers.visiting_office' },
    { as: 'text', name: 'district', label: 'registers.district' },
    { as: 'choice', name: 'sector', label: 'registers.sector', choices: choicesOf(sectorWords) },
    { as: 'flag', name: 'named', label: 'registers.named' },
    { as: 'text', name: 'enterprise', label: 'registers.enterprise', help: 'registers.enterprise_help' },
    {
      as: 'list',
      name: 'problems',
      label: 'registers.problems',
      one: 'registers.problem',
      help: 'registers.problems_help',
      most: 50,
      fields: [
        { as: 'text', name: 'text', label: 'registers.problem_text', rows: 2 },
        {
          as: 'choice',
          name: 'way',
          label: 'registers.problem_way',
          choices: [
            { value: 'solved', label: 'registers.solved' },
            { value: 'tracked', label: 'registers.tracked' },
          ],
        },
        { as: 'text', name: 'owner', label: 'registers.owner', help: 'registers.owner_help' },
        { as: 'day', name: 'due_on', label: 'registers.due_on' },
        { as: 'text', name: 'note', label: 'registers.closing_note', rows: 2 },
        { as: 'day', name: 'closed_on', label: 'registers.closed_on' },
      ],
    },
  ],
  title: ({ title }) => (title ?? {}) as Text,
  address: (slug) => `/enterprise-visits/${slug}`,
  listedOn: ({ visited_on }) => visited_on,
  // A code a problem: by them the problems are counted, not the visits.
  facets: ({ visited_on, sector, district, problems }) => [
    ['year', visited_on.slice(0, 4)],
    ['sector', sector],
    ['district', district['zh-CN']],
    ...problems.map(({ way }, at): [string, string] => [way, String(at)]),
    ...problems.flatMap((each, at): [string, string][] => (isOpen(each) ? [['open', String(at)]] : [])),
    ...(problems.some(isOpen) ? [['standing', 'open'] as [string, string]] : []),
  ],
  found: ({ title, office, enterprise, problems }, language) => ({
    title: sayIn(language, title),
    text: [
      office,
      ...(enterprise ? [enterprise] : []),
      ...problems.flatMap((each) => [each.text, ...(each.note ? [each.note] : [])]),
    ]
      .map((each) => sayIn(language, each))
      .join('\n'),
  }),
  obstacles: async (ctx, { named, enterprise, visited_on, problems }) => {
    const found: Obstacle[] = [];
    if (named && !enterprise) found.push({ field: 'enterprise', key: 'registers.name_missing' });
    if (!named && enterprise) found.push({ field: 'enterprise', key: 'registers.name_not_agreed' });
    const now = ctx.clock.now();
    if (dayOf(now) < visited_on) found.push({ field: 'visited_on', key: 'registers.not_yet' });
    for (const [at, { way, owner, due_on, closed_on }] of problems.entries()) {
      const field = `problems.${at}`;
      if (way === 'solved' && (owner || due_on || closed_on))
        found.push({ field: `${field}.way`, key: 'registers.solved_needs_nobody' });
      for (const [name, day] of Object.entries({ due_on, closed_on }))
        if (day !== undefined && day < visited_on)
          found.push({ field: `${field}.${name}`, key: 'registers.before_the_visit' });
      if (closed_on !== undefined && closed_on > dayOf(now))
        found.push({ field: `${field}.closed_on`, key: 'registers.not_yet' });
    }
    return found;
  },
};
