import type { Role, SignedIn } from '../http/signed-in.ts';
import { holds } from './roles.ts';

/** The acts a chain may ask for: 拟稿, 审核, 会签, 合法性审核, 保密审查, 签发. */
export const stepActs = ['draft', 'review', 'countersign', 'legal', 'secrecy', 'sign'] as const;
export type StepAct = (typeof stepActs)[number];

/** An act that a chain asks for. Without a name it falls to whoever holds the role in the department that publishes. */
export interface Step {
  act: StepAct;
  /** Another department, for a countersignature. */
  departmentId?: string | undefined;
  /** One officer and nobody else. */
  officerId?: string | undefined;
}

/** An act that was done, by its officer and, for a deputy, the one in whose place it was done. */
export interface Done {
  act: StepAct | 'return' | 'recall';
  officerId: string | null;
  onBehalfOf: string | null;
}

export interface Chain {
  departmentId: string;
  steps: readonly Step[];
  acts: readonly Done[];
}

export type Person = Pick<SignedIn, 'id' | 'roles'>;

/** Somebody who wants to act, and in whose places. */
export interface Actor extends Person {
  standsFor: readonly Person[];
}

export type ChainState = 'waiting' | 'signed' | 'returned' | 'recalled';

/** Why somebody cannot do the act that comes next. */
export type Refusal = 'not-allowed' | 'own-work' | 'acted-before';

export const shortest: readonly Step[] = [{ act: 'draft' }, { act: 'sign' }];

export const MOST_STEPS = 6;

const ends: { [act in Done['act']]?: ChainState } = {
  sign: 'signed',
  return: 'returned',
  recall: 'recalled',
};

/** What the acts come to. */
export const stateOf = (acts: readonly Pick<Done, 'act'>[]): ChainState =>
  ends[acts.at(-1)?.act ?? 'draft'] ?? 'waiting';

/** The act that is asked for now; none once it is decided. */
export const nextStep = <S extends Step>({ steps, acts }: { steps: readonly S[]; acts: readonly Done[] }) =>
  stateOf(acts) === 'waiting' ? steps[acts.length] : undefined;

/** 保密审查 is compulsory: an act of its own, or the signer's confirmation where the chain has none. */
export const confirmsSecrecy = (steps: readonly Step[], { act }: Step): boolean =>
  act === 'secrecy' || (act === 'sign' && !steps.some((step) => step.act === 'secrecy'));

const roleFor = ({ act }: Step): Role => (act === 'legal' ? 'legal' : 'approver');

/** Whether somebody may act in chains at all. */
export const holdsChainRole = ({ roles }: Pick<Person, 'roles'>): boolean =>
  roles.some(({ role }) => role === 'approver' || role === 'legal');

/** Whether the act falls to this person, whatever was done before. */
export function fits(step: Step, departmentId: string, person: Person): boolean {
  if (step.officerId !== undefined) return step.officerId === person.id && holdsChainRole(person);
  return holds(person, roleFor(step), step.departmentId ?? departmentId);
}

const involved = ({ officerId, onBehalfOf }: Done, id: string) => officerId === id || onBehalfOf === id;

export const isAuthor = ({ acts }: Pick<Chain, 'acts'>, id: string): boolean =>
  acts.some((done) => done.act === 'draft' && involved(done, id));

/**
 * In whose place somebody may do the act that comes next (null: in their own), or why not. The author does no later act;
 * nobody acts twice unless the chain names them again; a deputy is bound like the one who is away, and so is that one.
 */
export function placeFor(chain: Chain, actor: Actor): { onBehalfOf: string | null } | Refusal {
  const step = nextStep(chain);
  let refusal: Refusal = 'not-allowed';
  if (!step || step.act === 'draft') return refusal;
  const actedBefore = (id: string) =>
    step.officerId !== id && chain.acts.some((done) => done.act !== 'draft' && involved(done, id));
  const deputising = holdsChainRole(actor) ? actor.standsFor : [];
  for (const person of [actor, ...deputising]) {
    if (!fits(step, chain.departmentId, person)) continue;
    const bound = [actor.id, person.id];
    if (bound.some((id) => isAuthor(chain, id))) refusal = 'own-work';
    else if (!bound.some(actedBefore)) return { onBehalfOf: person.id === actor.id ? null : person.id };
    else if (refusal === 'not-allowed') refusal = 'acted-before';
  }
  return refusal;
}

/** Enough of them that nobody's earlier act can leave a later act without anybody. */
const ENOUGH = 2 * MOST_STEPS;

/** The first act that nobody among these can come to do, by its place in the chain; undefined when all can be done. */
export function deadEnd(chain: Chain, people: readonly Actor[]): number | undefined {
  let furthest = chain.acts.length;
  const ahead = chain.steps.slice(chain.acts.length).map((step) => able(chain, step, people));
  const goOn = (acts: readonly Done[]): boolean => {
    const step = nextStep({ ...chain, acts });
    if (!step) return true;
    furthest = Math.max(furthest, acts.length);
    return (ahead[acts.length - chain.acts.length] ?? []).some((actor) => {
      const place = placeFor({ ...chain, acts }, actor);
      return typeof place !== 'string' && goOn([...acts, { ...place, act: step.act, officerId: actor.id }]);
    });
  };
  const lacking = ahead.findIndex((each) => each.length === 0);
  if (lacking >= 0) return chain.acts.length + lacking;
  return goOn(chain.acts) ? undefined : furthest;
}

const able = ({ departmentId }: Chain, step: Step, people: readonly Actor[]) =>
  people
    .filter((actor) => [actor, ...actor.standsFor].some((person) => fits(step, departmentId, person)))
    .slice(0, ENOUGH);

export type ChainFault = 'length' | 'ends' | 'twice' | 'department';

/** What is wrong with a chain as such. */
export function faultOf(steps: readonly Step[]): ChainFault | undefined {
  if (steps.length < 2 || steps.length > MOST_STEPS) return 'length';
  const acts = steps.map(({ act }) => act);
  const times = (act: StepAct) => acts.filter((each) => each === act).length;
  if (acts[0] !== 'draft' || acts.at(-1) !== 'sign' || times('draft') > 1 || times('sign') > 1) return 'ends';
  if (times('legal') > 1 || times('secrecy') > 1) return 'twice';
  if (steps.some(({ act, departmentId }) => departmentId !== undefined && act !== 'countersign'))
    return 'department';
  return undefined;
}
