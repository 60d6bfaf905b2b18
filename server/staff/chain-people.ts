import type { Text } from '#shared/questionnaire/definition.ts';
import { dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import type { Role } from '../http/signed-in.ts';
import { type Actor, type Chain, deadEnd, holdsChainRole, type Person } from './chain-rules.ts';
import * as queries from './chains.queries.ts';
import type { PublicationKind } from './publications.ts';
import { listRoles } from './staff.queries.ts';
import { actingFor } from './stand-ins.ts';

/** An open account that may act in chains. */
export interface ChainPerson extends Person {
  title: Text;
  departmentId: string;
  departmentName: Text;
}

export async function listChainPeople(ctx: Context): Promise<ChainPerson[]> {
  const people = new Map<string, ChainPerson>();
  for (const { id, title, home, name, department_id, role } of await queries.listChainRoles(ctx.db)) {
    const known = people.get(id) ?? {
      id,
      title: JSON.parse(title) as Text,
      departmentId: home,
      departmentName: JSON.parse(name) as Text,
      roles: [],
    };
    known.roles.push({ departmentId: department_id, role: role as Role });
    people.set(id, known);
  }
  return [...people.values()];
}

/** Somebody with those in whose place they may act today. */
export async function actorOf(ctx: Context, { id, roles }: Person): Promise<Actor> {
  const away = holdsChainRole({ roles }) ? await actingFor(ctx, id, dayOf(ctx.clock.now())) : [];
  const standsFor = await Promise.all(
    away.map(async (officerId) => ({
      id: officerId,
      roles: (await listRoles(ctx.db, officerId)).map(({ department_id, role }) => ({
        departmentId: department_id,
        role: role as Role,
      })),
    })),
  );
  return { id, roles, standsFor };
}

/** The first act that nobody can come to do as things stand, by its place in the chain. */
export async function findDeadEnd(ctx: Context, chain: Chain, people: readonly Person[]) {
  const alone = people.map((person) => ({ ...person, standsFor: [] }));
  if (deadEnd(chain, alone) === undefined) return undefined;
  return deadEnd(chain, await Promise.all(people.map((person) => actorOf(ctx, person))));
}

const drafting = {
  questionnaire: 'editor',
  consultation: 'editor',
  period: 'editor',
  release: 'analyst',
  outcome: 'analyst',
  brief: 'analyst',
  policy: 'editor',
  open_day: 'editor',
  interview: 'editor',
  register: 'editor',
  inquiry: 'editor',
} as const satisfies { [kind in PublicationKind]: Role };

/** The same for a chain in which nothing has been drafted yet, whoever of the department will draft. */
export async function findDeadEndAhead(
  ctx: Context,
  { departmentId, kind, steps }: Pick<Chain, 'departmentId' | 'steps'> & { kind: PublicationKind },
  people: readonly Person[],
): Promise<number | undefined> {
  const drafters = await queries.listDrafters(ctx.db, departmentId, drafting[kind]);
  const found = await Promise.all(
    (drafters.length > 0 ? drafters.map(({ id }) => id) : [null]).map((officerId) => {
      const acts = [{ act: 'draft' as const, officerId, onBehalfOf: null }];
      return findDeadEnd(ctx, { departmentId, steps, acts }, people);
    }),
  );
  return found.includes(undefined) ? undefined : found[0];
}
