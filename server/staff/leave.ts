import type { Text } from '#shared/questionnaire/definition.ts';
import { dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { DomainError, NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { type ChainPerson, listChainPeople } from './chain-people.ts';
import { holdsChainRole } from './chain-rules.ts';
import * as queries from './leave.queries.ts';
import { can, requireCan } from './roles.ts';
import { endStandIn, setStandIn } from './stand-ins.ts';

class DeputyAwayError extends DomainError {
  readonly type = 'deputy-away';
  readonly status = 409;
}

class DeputyWithoutRoleError extends DomainError {
  readonly type = 'deputy-without-role';
  readonly status = 422;
}

export type LeaveState = 'now' | 'coming' | 'over' | 'ended';

export interface Leave {
  id: string;
  officerId: string;
  officerTitle: Text;
  deputyTitle: Text;
  fromDay: string;
  untilDay: string | null;
  state: LeaveState;
}

export interface NewLeave {
  officerId: string;
  deputyId: string;
  fromDay: string;
  untilDay: string;
}

/** Whether the officer records the leave of others too. */
export const setsForOthers = (officer: SignedIn): boolean => can(officer, 'manage-accounts');

/** Leave of the officer, or of everybody for who keeps the accounts; the latest first. */
export async function listLeave(ctx: Context, officer: SignedIn): Promise<Leave[]> {
  const today = dayOf(ctx.clock.now());
  const rows = await queries.listLeave(ctx.db, setsForOthers(officer) ? undefined : officer.id, 100);
  return rows.map((row) => ({
    id: row.id,
    officerId: row.officer_id,
    officerTitle: JSON.parse(row.officer_title) as Text,
    deputyTitle: JSON.parse(row.deputy_title) as Text,
    fromDay: row.from_day,
    untilDay: row.until_day,
    state: stateOn(today, row),
  }));
}

function stateOn(
  today: string,
  row: { from_day: string; until_day: string | null; ended_at: string | null },
): LeaveState {
  if (row.ended_at !== null) return 'ended';
  if (row.from_day > today) return 'coming';
  return row.until_day !== null && row.until_day < today ? 'over' : 'now';
}

/** Who may be away and who may stand in for them: everybody who acts in chains; for an officer's own leave, themselves. */
export async function leavePeople(ctx: Context, officer: SignedIn): Promise<ChainPerson[]> {
  const people = await listChainPeople(ctx);
  if (setsForOthers(officer)) return people;
  return people.filter(({ departmentId }) => departmentId === officer.department.id);
}

/**
 * Records leave and the deputy who acts meanwhile. One's own, or anybody's for who keeps the accounts. Throws
 * NotAllowedError, DeputyWithoutRoleError, DeputyAwayError, and as `setStandIn`.
 */
export const setLeave = (ctx: Context, officer: SignedIn, leave: NewLeave): Promise<string> =>
  ctx.store.write(async (tx) => {
    if (leave.officerId !== officer.id || !holdsChainRole(officer)) requireCan(officer, 'manage-accounts');
    const people = await listChainPeople(tx);
    if (!people.some(({ id }) => id === leave.deputyId)) throw new DeputyWithoutRoleError();
    if (await queries.findLeaveWithin(tx.db, leave.deputyId, leave.fromDay, leave.untilDay))
      throw new DeputyAwayError();
    return setStandIn(tx, { ...leave, kind: 'leave', setBy: officer.id });
  });

/** Ends leave before its last day. Throws NotFoundError, also for another's. */
export const endLeave = (ctx: Context, officer: SignedIn, id: string): Promise<void> =>
  ctx.store.write(async (tx) => {
    const leave = (await listLeave(tx, officer)).find((each) => each.id === id);
    if (!leave || (leave.state !== 'now' && leave.state !== 'coming')) throw new NotFoundError();
    await endStandIn(tx, id, officer.id);
  });
