import type { ResponseAct } from '#server/acts.ts';
import type { Version } from '#server/questionnaires/questionnaires.ts';
import type { Definition } from '#shared/questionnaire/definition.ts';
import { channels } from '#shared/terms.ts';
import { dice, randomAnswers, social } from './answering.ts';

const version = (no: number, definition: Definition): Version => ({
  no,
  hash: `h${no}`,
  definition,
  publishedAt: '2021-05-15T00:00:00Z',
});

export const oneVersion = [version(1, social)];

/** Items of kinds that the social questionnaire has none of. */
const more: Definition['sections'][number] = {
  code: 'Z',
  title: { 'zh-CN': '其他', en: 'Other' },
  items: [
    {
      code: 'Z1',
      kind: 'number',
      text: { en: 'Hours' },
      required: false,
      role: 'opinion',
      decimals: 1,
      min: -2,
      max: 40,
    },
    {
      ...{
        code: 'Z2',
        kind: 'number',
        text: { en: 'Rooms' },
        required: false,
        role: 'opinion',
        decimals: 0,
        min: 0,
        max: 9,
      },
      bands: [
        { code: 'few', text: { en: 'Few' }, to: 4 },
        { code: 'many', text: { en: 'Many' }, from: 4 },
      ],
    },
  ],
};

/** The second version retires an option, adds one before the others, and asks some items no more and others anew. */
export const twoVersions = [
  version(1, social),
  version(2, {
    ...social,
    sections: [
      ...social.sections.map((section) => ({
        ...section,
        items: section.items
          .filter(({ code }) => code !== 'Q16')
          .map((item) => {
            if ((item.code !== 'Q9' && item.code !== 'Q13') || !('options' in item) || !item.options)
              return item;
            const [gone, ...kept] = item.options;
            return { ...item, options: [{ ...gone!, code: 'new' }, ...kept] };
          }),
      })),
      more,
    ],
  }),
];

/** Submissions, corrections and withdrawals over a few responses, in a random order. */
export function randomActs(seed: number, length: number, versions = oneVersion): ResponseAct[] {
  const roll = dice(seed);
  const one = <T>(all: readonly T[]): T => all[Math.floor(roll() * all.length)]!;
  const alive: ResponseAct[] = [];
  return Array.from({ length }, (): ResponseAct => {
    const act =
      roll() < 0.6 || alive.length === 0 ? undefined : alive.splice(Math.floor(roll() * alive.length), 1)[0];
    if (act && roll() < 0.4) {
      const { after, ...rest } = act;
      const { before: _, ...place } = rest;
      return { ...place, ...(after ? { before: after } : {}) };
    }
    const place = act ?? {
      questionnaireId: 'q',
      versionNo: one(versions).no,
      channel: one(channels),
      day: `2021-05-2${Math.floor(roll() * 3)}`,
      ...(roll() < 0.5 ? { entrance: one(['wechat', 'hall']) } : {}),
      ...(roll() < 0.3 ? { site: one(['A', 'B', 'C']) } : {}),
    };
    const { definition } = versions.find(({ no }) => no === place.versionNo)!;
    const next: ResponseAct = { ...place, after: randomAnswers(definition, roll) };
    alive.push(next);
    return act?.after ? { ...next, before: act.after } : next;
  });
}

/** The responses that are there after the acts, as they would be read at a start. */
export function standing(acts: readonly ResponseAct[]): ResponseAct[] {
  const alive = new Map<unknown, ResponseAct>();
  for (const act of acts) {
    if (act.before) alive.delete(act.before);
    const { before: _, ...fresh } = act;
    if (act.after) alive.set(act.after, fresh);
  }
  return [...alive.values()];
}
