import { setImmediate } from 'node:timers/promises';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { type Found, lookAt, takeCases } from './exchange.ts';
import type { Refusal } from './exchange-acts.ts';
import type { Placed } from './exchange-file.ts';
import { readDepartments, requireDispatcher } from './exchange-units.ts';

/** What a case of a file is to us, for a look before it is taken. */
export interface Looked {
  place: number;
  number: string;
  kind: Found['kind'];
  /** How many acts would be added. */
  acts: number;
  refusal?: Refusal;
}

/** Cases that are looked at in one turn. */
const TURN = 50;

/** Looks at every case of a file; nothing is written. Throws NotAllowedError. */
export async function lookAtFile(
  ctx: Context,
  officer: SignedIn,
  file: readonly Placed[],
): Promise<Looked[]> {
  const departments = await readDepartments(ctx);
  requireDispatcher(officer, departments);
  const looked: Looked[] = [];
  for (const [at, { place, number, read }] of file.entries()) {
    // Others have their turn while thousands are looked at.
    if (at % TURN === TURN - 1) await setImmediate();
    if ('refusal' in read) {
      looked.push({ place, number, kind: 'refused', acts: 0, refusal: read.refusal });
      continue;
    }
    const found = await lookAt(ctx, departments, read.case);
    const acts = found.kind === 'new' ? found.acts.length : found.kind === 'newer' ? found.further.length : 0;
    const refusal = found.kind === 'refused' ? { refusal: found.refusal } : {};
    looked.push({ place, number, kind: found.kind, acts, ...refusal });
  }
  return looked;
}

/**
 * Takes a file from a place on until the time is up, and tells of every case so far what it came to; what is before is
 * known, what follows is only looked at. Throws NotAllowedError, StoreUnwritableError.
 */
export async function takeFile(
  ctx: Context,
  officer: SignedIn,
  file: readonly Placed[],
  { from, milliseconds }: { from: number; milliseconds: number },
): Promise<{ done: number; looked: Looked[] }> {
  const rest = file.slice(from);
  const cases = rest.flatMap(({ read }) => ('case' in read ? [read.case] : []));
  const { taken, next } = await takeCases(ctx, officer, cases, { milliseconds });
  const kinds = new Map(taken.map((each) => [each.number, each]));
  const looked = (await lookAtFile(ctx, officer, file)).map((each): Looked => {
    const now = kinds.get(each.number);
    return now && each.kind !== 'refused' ? { ...each, kind: now.kind, acts: 0 } : each;
  });
  const left = next === undefined ? undefined : cases[next]?.id;
  const done = left === undefined ? file.length : file.findIndex(({ number }) => number === left);
  return { done, looked };
}
