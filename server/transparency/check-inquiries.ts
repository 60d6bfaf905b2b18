import { searchKeys } from '#shared/text/search-keys.ts';
import { unsealContact } from '../comments/contacts.ts';
import type { Context } from '../context.ts';
import type { CaseStanding } from '../inquiries/case/case-standing.ts';
import { IllegalActError, standingOf } from '../inquiries/case/standing.ts';
import { actOf, factsOf } from '../inquiries/inquiries.ts';
import { clocksOf, FAR, holdersOf, projectionOf } from '../inquiries/projection.ts';
import * as queries from './inquiry-checks.queries.ts';
import type { Check } from './store-check.ts';

/**
 * The acts of every case follow each other without a gap, each as the one before allowed; what lists read of it is what
 * its acts make of it; it is found by its own words; of one that was withdrawn no words are left.
 */
export const checkInquiries: Check = async (ctx, look) => {
  for (let after = ''; ; ) {
    const rows = await queries.listCases(ctx.db, after);
    const last = rows.at(-1);
    if (!last) break;
    const below = await readBelow(ctx, { after, last: last.id });
    for (const row of rows) {
      look();
      const fault = caseFault(ctx, row, below);
      if (fault) return `case ${row.id}: ${fault}`;
    }
    after = last.id;
  }
  const stray = await queries.findStrayCaseKeys(ctx.db);
  return stray && `search keys ${stray.rowid} belong to no case`;
};

type Row = Awaited<ReturnType<typeof queries.listCases>>[number];
type Below = Awaited<ReturnType<typeof readBelow>>;

async function readBelow({ db }: Context, cases: { after: string; last: string }) {
  return {
    acts: by(await queries.listActs(db, cases)),
    holders: by(await queries.listHolders(db, cases)),
    clocks: by(await queries.listClocks(db, cases)),
    words: by(await queries.listWords(db, cases)),
    contacts: by(await queries.listContacts(db, cases)),
  };
}

/** The rows below each case. */
function by<T extends { inquiry_id: string }>(rows: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const known = found.get(row.inquiry_id);
    if (known) known.push(row);
    else found.set(row.inquiry_id, [row]);
  }
  return found;
}

function caseFault(ctx: Context, row: Row, below: Below): string | undefined {
  const acts = (below.acts.get(row.id) ?? []).map(actOf);
  const gap = acts.findIndex(({ seq }, at) => seq !== at + 1);
  if (gap !== -1 || acts.length === 0) return `act ${gap + 1 || 1} is missing`;
  let standing: CaseStanding;
  try {
    standing = standingOf(factsOf(row), acts);
  } catch (error) {
    if (!(error instanceof IllegalActError)) throw error;
    return `it holds an act that nothing allowed: ${error.message}`;
  }
  return listedFault(row, standing, below) ?? wordsFault(ctx, row, acts.length, below);
}

/** Lines that can be compared, whatever their order. A time that was not known when it was kept may be known by now. */
const linesOf = (rows: readonly object[], unknown: boolean): string =>
  rows
    .map((row) => {
      const columns = Object.entries(row).filter(([name]) => !(unknown && name === 'due_at'));
      return JSON.stringify(columns.sort(([a], [b]) => (a < b ? -1 : 1)));
    })
    .sort()
    .join('\n');

function listedFault(row: Row, standing: CaseStanding, below: Below): string | undefined {
  const projection = projectionOf(standing);
  const unknown = row.due_at === FAR;
  const listed = Object.fromEntries(Object.keys(projection).map((name) => [name, row[name as keyof Row]]));
  if (linesOf([listed], unknown) !== linesOf([projection], unknown))
    return 'it is listed otherwise than its acts make it stand';
  const { id } = row;
  if (linesOf(below.holders.get(id) ?? [], unknown) !== linesOf(holdersOf(id, standing), unknown))
    return 'it lies with other departments than its acts say';
  return linesOf(below.clocks.get(id) ?? [], unknown) === linesOf(clocksOf(id, standing), unknown)
    ? undefined
    : 'its times are others than its acts say';
}

function wordsFault(ctx: Context, row: Row, acts: number, below: Below): string | undefined {
  const words = below.words.get(row.id) ?? [];
  const contacts = below.contacts.get(row.id) ?? [];
  if (row.withdrawn_day !== null) {
    const left = [row.title, row.body, row.details, row.body_mac, row.keys].some((each) => each !== null);
    return left || words.length > 0 || contacts.length > 0
      ? 'it was withdrawn, and is still there'
      : undefined;
  }
  if (row.keys !== searchKeys(`${row.title}\n${row.body}`)) return 'it has the search keys of other words';
  if (words.some(({ seq }) => seq > acts)) return 'words belong to no act';
  for (const { purpose, sealed } of contacts)
    try {
      unsealContact(ctx, Buffer.from(row.id, 'hex'), 'contact', sealed);
    } catch {
      return `its ${purpose} cannot be opened`;
    }
  return undefined;
}
