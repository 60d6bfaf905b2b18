import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import { DomainError, NotFoundError } from '../errors.ts';
import { record } from './audit.ts';
import * as queries from './stand-ins.queries.ts';

export type StandInKind = 'leave' | 'handover';

export interface NewStandIn {
  officerId: string;
  deputyId: string;
  kind: StandInKind;
  fromDay: string;
  /** The last day; null: without end. */
  untilDay: string | null;
  setBy: string;
}

export interface StandIn extends NewStandIn {
  id: string;
  officerTitle: Text;
  deputyTitle: Text;
  at: Date;
  /** When it was ended early. */
  endedAt: Date | undefined;
}

/** A deputy is another officer of the same department, with an open account. */
class UnfitDeputyError extends DomainError {
  readonly type = 'unfit-deputy';
  readonly status = 422;
}

/** Somebody already stands in for the officer on one of these days. */
class StandInOverlapsError extends DomainError {
  readonly type = 'stand-in-overlaps';
  readonly status = 409;
}

/** The deputy's own work would come back to the officer. */
class StandInCircularError extends DomainError {
  readonly type = 'stand-in-circular';
  readonly status = 409;
}

/**
 * Lets a deputy act in an officer's place. Throws NotFoundError, UnfitDeputyError, StandInOverlapsError,
 * StandInCircularError.
 */
export const setStandIn = (ctx: Context, given: NewStandIn): Promise<string> =>
  ctx.store.write(async (tx) => {
    const { officerId, deputyId, kind, fromDay, untilDay, setBy } = given;
    const officer = await queries.findPost(tx.db, officerId);
    if (!officer) throw new NotFoundError();
    const deputy = await queries.findPost(tx.db, deputyId);
    const fit =
      deputy &&
      deputyId !== officerId &&
      !deputy.disabled_at &&
      deputy.department_id === officer.department_id;
    if (!fit) throw new UnfitDeputyError();
    const counting = await queries.listCounting(tx.db, fromDay, untilDay);
    if (counting.some((each) => each.officer_id === officerId && each.kind === kind))
      throw new StandInOverlapsError();
    if (placesOf(officerId, counting).has(deputyId)) throw new StandInCircularError();
    const id = tx.random(9).toString('base64url');
    await queries.insertStandIn(tx.db, {
      id,
      officer_id: officerId,
      deputy_id: deputyId,
      kind,
      from_day: fromDay,
      until_day: untilDay,
      set_by: setBy,
      at: tx.clock.now().toISOString(),
      ended_at: null,
    });
    await record(tx, {
      officerId: setBy,
      departmentId: officer.department_id,
      act: 'stand-in.set',
      subject: officerId,
      detail: { kind, deputy: deputyId, from: fromDay, until: untilDay },
    });
    return id;
  });

/** Ends it now. Throws NotFoundError when there is none that still counts. */
export const endStandIn = (ctx: Context, id: string, endedBy: string): Promise<void> =>
  ctx.store.write(async (tx) => {
    const known = await queries.findStandIn(tx.db, id);
    if (!known || known.ended_at !== null) throw new NotFoundError();
    await queries.setStandInEnd(tx.db, id, tx.clock.now().toISOString());
    const officer = await queries.findPost(tx.db, known.officer_id);
    await record(tx, {
      officerId: endedBy,
      departmentId: officer?.department_id ?? null,
      act: 'stand-in.ended',
      subject: known.officer_id,
      detail: { kind: known.kind, deputy: known.deputy_id },
    });
  });

/** Those of an officer, as the one who is away or the one who acts, the latest first. */
export const listStandIns = async (ctx: Context, officerId: string): Promise<StandIn[]> =>
  (await queries.listStandIns(ctx.db, officerId)).map((row) => ({
    id: row.id,
    officerId: row.officer_id,
    officerTitle: JSON.parse(row.officer_title) as Text,
    deputyId: row.deputy_id,
    deputyTitle: JSON.parse(row.deputy_title) as Text,
    kind: row.kind as StandInKind,
    fromDay: row.from_day,
    untilDay: row.until_day,
    setBy: row.set_by,
    at: new Date(row.at),
    endedAt: row.ended_at === null ? undefined : new Date(row.ended_at),
  }));

/** The officers in whose place this one may act on a day: who handed over to them, and who is on leave. */
export async function actingFor(ctx: Context, officerId: string, day: string): Promise<string[]> {
  return [...placesOf(officerId, await queries.listCounting(ctx.db, day, day))];
}

interface Counting {
  officer_id: string;
  deputy_id: string;
  kind: string;
}

/** What was handed over goes on with the next hand-over; leave is stood in for once, and not passed on. */
function placesOf(officerId: string, counting: readonly Counting[]): Set<string> {
  const heirs = new Set([officerId]);
  for (const heir of heirs)
    for (const each of counting)
      if (each.kind === 'handover' && each.deputy_id === heir) heirs.add(each.officer_id);
  const places = new Set(heirs);
  for (const each of counting) if (heirs.has(each.deputy_id)) places.add(each.officer_id);
  places.delete(officerId);
  return places;
}
