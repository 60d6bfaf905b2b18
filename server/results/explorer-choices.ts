import type { Option, Text } from '#shared/questionnaire/definition.ts';
import { dayOf } from '#shared/time.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import type { InScope } from './figure-scope.ts';
import type { Counted, Layout } from './layout.ts';

/** What can be looked at: one variable, or all rows of a matrix together. */
export interface AskableItem {
  code: string;
  no: number;
  label: Text;
  /** Of a matrix's row: the wording of the item. */
  question?: Text | undefined;
  /** The variables that are counted; several for a matrix. */
  variables: Counted[];
}

/** What answers can be parted by. */
export interface Banner {
  code: string;
  /** Of an item; none for what the answer itself says (channel, day, version). */
  no?: number;
  label?: Text;
  question?: Text | undefined;
  kind: 'profile' | 'answer' | 'opinion';
}

/** What answers can be chosen by, with its codes. */
export interface Sieve {
  code: string;
  no?: number;
  label?: Text;
  values: { code: string; text?: Text }[];
}

export interface Choices {
  items: AskableItem[];
  banners: Banner[];
  sieves: Sieve[];
  /** Whether a weighting was declared at publication. */
  weighted: boolean;
}

/** The most options by which an opinion item may part the answers: a table must stay readable. */
const BANNER_OPTIONS = 13;

/** Everything that an officer may ask of a questionnaire. */
export function choicesOf({ questionnaire, items }: InScope, layout: Layout): Choices {
  const mine = layout.variables.filter((variable) => items.has(variable.item));
  return {
    items: mine.flatMap((variable, at) => {
      const rows = mine.filter((each) => each.item === variable.item && each.question);
      const battery = rows.length > 1 && mine.findIndex(({ item }) => item === variable.item) === at;
      return [...(battery ? [batteryOf(variable, rows)] : []), itemOf(variable)];
    }),
    banners: [
      ...layout.profiles.map(({ code, no, label }): Banner => ({ code, no, label, kind: 'profile' })),
      { code: 'channel', kind: 'answer' },
      { code: 'day', kind: 'answer' },
      ...(questionnaire.versions.length > 1 ? [{ code: 'version', kind: 'answer' } as const] : []),
      ...mine
        .filter(
          ({ role, choice, options }) =>
            role === 'opinion' && choice === 'one' && options.length <= BANNER_OPTIONS,
        )
        .map(({ code, no, label, question }): Banner => ({ code, no, label, question, kind: 'opinion' })),
    ],
    sieves: [
      ...layout.profiles.map(({ code, no, label, values }): Sieve => ({ code, no, label, values })),
      { code: 'channel', values: questionnaire.channels.map((code) => ({ code })) },
      { code: 'day', values: daysOf(questionnaire).map((code) => ({ code })) },
      ...(questionnaire.versions.length > 1
        ? [{ code: 'version', values: questionnaire.versions.map(({ no }) => ({ code: String(no) })) }]
        : []),
    ],
    weighted: 'weighting' in questionnaire.live.definition,
  };
}

const itemOf = (variable: Counted): AskableItem => {
  const { code, no, label, question } = variable;
  return { code, no, label, question, variables: [variable] };
};

const batteryOf = ({ item, no, label, question }: Counted, variables: Counted[]): AskableItem => ({
  code: item,
  no,
  label: question ?? label,
  variables,
});

/** Whether a variable's options are a scale, from good to bad. */
export const isScale = ({ choice, options }: { choice: string; options: Pick<Option, 'score'>[] }): boolean =>
  choice === 'one' && options.filter(({ score }) => score !== undefined).length > 1;

const DAY = 86_400_000;

/** The days on which answers may have come. */
function daysOf({ opensAt, closesAt }: Questionnaire): string[] {
  const days: string[] = [];
  for (let at = opensAt.getTime(); at < closesAt.getTime() && days.length < 366; at += DAY)
    days.push(dayOf(new Date(at)));
  return days;
}
