import { createHash } from 'node:crypto';
import type { Text } from '#shared/questionnaire/definition.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { record } from './audit.ts';
import { listChainPeople } from './chain-people.ts';
import { faultOf, fits, type Step, shortest } from './chain-rules.ts';
import * as queries from './chains.queries.ts';
import { getDepartment } from './departments.ts';
import type { PublicationKind } from './publications.ts';
import { requireCan } from './roles.ts';

/** A chain has 2 to 6 acts, begins with 拟稿, ends with 签发, and names only whom an act may fall to. */
class ChainRefusedError extends DomainError {
  readonly type = 'chain-refused';
  readonly status = 422;
}

/** An act with the words for whom it names. */
export interface NamedStep extends Step {
  officerTitle?: Text;
  departmentName?: Text;
}

export interface SetChain {
  departmentId: string;
  kind: PublicationKind;
  steps: readonly Step[];
}

/** The acts that a department asks for now; the shortest chain where it has set none. */
export async function chainOf(
  ctx: Context,
  departmentId: string,
  kind: PublicationKind,
): Promise<readonly Step[]> {
  return readSteps((await queries.findChain(ctx.db, departmentId, kind))?.steps);
}

/** Every chain that holds, for departments that have set one. */
export async function listChains(ctx: Context): Promise<SetChain[]> {
  const held = new Map<string, SetChain>();
  for (const { department_id, kind, steps } of await queries.listChains(ctx.db))
    held.set(`${department_id} ${kind}`, {
      departmentId: department_id,
      kind: kind as PublicationKind,
      steps: readSteps(steps),
    });
  return [...held.values()];
}

/**
 * Sets the acts that a department asks for; what already runs keeps the chain with which it began. Setting the same
 * again changes nothing. Throws NotAllowedError, NotFoundError, ChainRefusedError.
 */
export async function setChain(ctx: Context, officer: SignedIn, chain: SetChain): Promise<void> {
  requireCan(officer, 'manage-accounts');
  const { departmentId, kind } = chain;
  await ctx.store.write(async (tx) => {
    await getDepartment(tx, departmentId);
    if (faultOf(chain.steps) || !(await namesWell(tx, chain))) throw new ChainRefusedError();
    const earlier = await queries.findChain(tx.db, departmentId, kind);
    const before = canonicalJson(readSteps(earlier?.steps));
    const steps = canonicalJson(chain.steps);
    if (steps === before) return;
    await queries.insertChain(tx.db, {
      department_id: departmentId,
      kind,
      no: (earlier?.no ?? 0) + 1,
      steps,
      officer_id: officer.id,
      at: tx.clock.now().toISOString(),
    });
    await record(tx, {
      officerId: officer.id,
      departmentId,
      act: 'chain.set',
      subject: kind,
      detail: { acts: chain.steps.map(({ act }) => act).join(' ') },
      before: digest(before),
      after: digest(steps),
    });
  });
}

async function namesWell(tx: Context, { departmentId, steps }: SetChain): Promise<boolean> {
  const people = await listChainPeople(tx);
  for (const step of steps) {
    if (step.departmentId !== undefined) await getDepartment(tx, step.departmentId);
    if (step.officerId === undefined) continue;
    const named = people.find(({ id }) => id === step.officerId);
    if (!named || !mayBeNamed(step, departmentId, named)) return false;
  }
  return true;
}

/** Whether a chain of the department may name somebody for an act: for a countersignature anybody who acts in chains. */
export const mayBeNamed = (
  { act }: Pick<Step, 'act'>,
  departmentId: string,
  person: Parameters<typeof fits>[2],
): boolean =>
  act === 'countersign' ||
  fits({ act }, departmentId, person) ||
  (act !== 'legal' && fits({ act: 'legal' }, departmentId, person));

export const readSteps = (stored: string | null | undefined): readonly Step[] =>
  stored ? (JSON.parse(stored) as Step[]) : shortest;

/** Chains with the words for whom they name. */
export async function nameSteps(
  ctx: Context,
  chains: readonly (readonly Step[])[],
): Promise<readonly NamedStep[][]> {
  const all = chains.flat();
  const officers = all.flatMap(({ officerId }) => officerId ?? []);
  const departments = all.flatMap(({ departmentId }) => departmentId ?? []);
  const words = new Map<string, Text>();
  if (officers.length > 0)
    for (const { id, title } of await queries.listTitles(ctx.db, officers))
      words.set(id, JSON.parse(title) as Text);
  if (departments.length > 0)
    for (const { id, name } of await queries.listNames(ctx.db, departments))
      words.set(id, JSON.parse(name) as Text);
  const named = (id: string | undefined) => (id === undefined ? undefined : words.get(id));
  return chains.map((steps) =>
    steps.map((step) => {
      const [officerTitle, departmentName] = [named(step.officerId), named(step.departmentId)];
      return {
        ...step,
        ...(officerTitle ? { officerTitle } : {}),
        ...(departmentName ? { departmentName } : {}),
      };
    }),
  );
}

const digest = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
