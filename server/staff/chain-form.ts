import type { Translate } from '../http/translate.ts';
import type { ChainPerson } from './chain-people.ts';
import { MOST_STEPS, type Step, type StepAct } from './chain-rules.ts';
import { mayBeNamed } from './chains.ts';
import type { Department } from './departments.ts';

/** Acts between 拟稿 and 签发, in the order in which they are offered. */
export const middleActs = ['review', 'countersign', 'legal', 'secrecy'] as const satisfies StepAct[];

/** One line of the form: an act, and who does it: nobody in particular, `department:<id>` or `officer:<id>`. */
export interface Row {
  act: string;
  who: string;
}

/** The rows between 拟稿 and 签发, then the one of 签发. */
export interface Filled {
  middle: Row[];
  last: Row;
}

export const MIDDLE = MOST_STEPS - 2;

const whoOf = ({ departmentId, officerId }: Step): string => {
  if (officerId !== undefined) return `officer:${officerId}`;
  return departmentId === undefined ? '' : `department:${departmentId}`;
};

/** A chain as the form shows it. */
export function rowsOf(steps: readonly Step[]): Filled {
  const set = steps.slice(1, -1).map((step) => ({ act: step.act, who: whoOf(step) }));
  const empty = Array.from({ length: MIDDLE - set.length }, () => ({ act: '', who: '' }));
  return { middle: [...set, ...empty], last: { act: 'sign', who: whoOf(steps.at(-1) ?? { act: 'sign' }) } };
}

export function readRows(form: URLSearchParams): Filled {
  const text = (name: string) => form.get(name) ?? '';
  const middle = Array.from({ length: MIDDLE }, (_, at) => ({
    act: text(`act_${at + 2}`),
    who: text(`who_${at + 2}`),
  }));
  return { middle, last: { act: 'sign', who: text('who_last') } };
}

export interface Known {
  departmentId: string;
  departments: readonly Department[];
  people: readonly ChainPerson[];
}

/** The chain that was filled in, lines left empty apart, or what has to be changed. */
export function readChain(
  filled: Filled,
  known: Known,
  t: Translate,
): { steps: Step[]; problems: Map<string, string> } {
  const problems = new Map<string, string>();
  const steps: Step[] = [{ act: 'draft' }];
  const add = ({ act, who }: Row, field: string) => {
    const step = stepOf(act as StepAct, who, known);
    if (step) steps.push(step);
    else
      problems.set(
        field,
        who.startsWith('department:') && act !== 'countersign'
          ? t('chains.wrong_department')
          : t('chains.wrong_who'),
      );
  };
  filled.middle.forEach((row, at) => {
    const [act, who] = [`act_${at + 2}`, `who_${at + 2}`];
    const earlier = filled.middle.slice(0, at).some((each) => each.act === row.act);
    if (row.act === '') {
      if (row.who !== '') problems.set(act, t('chains.who_without_act'));
    } else if (!middleActs.some((each) => each === row.act)) problems.set(act, t('chains.wrong_act'));
    else if (earlier && (row.act === 'legal' || row.act === 'secrecy'))
      problems.set(act, t('chains.wrong_twice'));
    else add(row, who);
  });
  add(filled.last, 'who_last');
  return { steps, problems };
}

function stepOf(act: StepAct, who: string, { departmentId, departments, people }: Known): Step | undefined {
  if (who === '') return { act };
  const [, what, id = ''] = /^(department|officer):(.+)$/.exec(who) ?? [];
  if (what === 'department') {
    const known = act === 'countersign' && departments.some((each) => each.id === id);
    if (!known) return undefined;
    return id === departmentId ? { act } : { act, departmentId: id };
  }
  const named = people.find((person) => person.id === id);
  return named && mayBeNamed({ act }, departmentId, named) ? { act, officerId: id } : undefined;
}
