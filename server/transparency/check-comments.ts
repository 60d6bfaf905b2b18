import { searchKeys } from '#shared/text/search-keys.ts';
import { type CommentCounts, countComments } from '../comments/comment-counts.ts';
import { type ContactPurpose, unsealContact } from '../comments/contacts.ts';
import type { Context } from '../context.ts';
import * as queries from './comment-checks.queries.ts';
import { hex } from './hex.ts';
import type { Check } from './store-check.ts';

/**
 * Every comment is whole and stands where its acts put it, and received = released + redacted + not shown + referred +
 * withheld + withdrawn + held; counted here row by row, without the views that the pages ask.
 */
export const checkComments: Check = async (ctx, look) => {
  for (const { id, document_id } of await queries.listConsultations(ctx.db)) {
    const states: { [state: string]: number } = {};
    let no = 0;
    for (;;) {
      const rows = await queries.listComments(ctx.db, id, no);
      if (rows.length === 0) break;
      const [first, last] = [no, rows.at(-1)?.no ?? no];
      const parts = await partsOf(ctx.db, id, first, last);
      for (const row of rows) {
        look();
        no += 1;
        if (row.no !== no) return `consultation ${id}: comment ${no} is missing`;
        const own = ownParts(parts, row);
        const fault = faultOf(ctx, row, own);
        if (fault) return `consultation ${id} comment ${row.no}: ${fault}`;
        const state = stateOf(row, own);
        states[state] = (states[state] ?? 0) + 1;
      }
    }
    const stray = await queries.findStrayLineage(ctx.db, id, document_id);
    if (stray) return `consultation ${id} opinion ${stray.id}: its clause is not there`;
    const fault = countFault(await countComments(ctx, { id }), states, no);
    if (fault) return `consultation ${id}: ${fault}`;
  }
  const stray = await queries.findKeysWithoutComment(ctx.db);
  return stray && `search keys ${stray.rowid} belong to no comment`;
};

const partsOf = async (db: queries.Db, id: string, after: number, last: number) => ({
  versions: grouped(await queries.listCommentVersions(db, id, after, last)),
  opinions: grouped(await queries.listOpinions(db, id, after, last)),
  acts: grouped(await queries.listModerations(db, id, after, last)),
  redactions: grouped(await queries.listRedactions(db, id, after, last)),
  contacts: grouped(await queries.listContacts(db, id, after, last)),
  appeals: grouped(await queries.listAppeals(db, id, after, last)),
});

type Parts = Awaited<ReturnType<typeof partsOf>>;
type Own = { [part in keyof Parts]: Parts[part] extends Map<string, infer Rows> ? Rows : never };
type Row = queries.CommentRow;

function grouped<T extends { comment_id: Uint8Array }>(rows: T[]): Map<string, T[]> {
  const map = new Map<string, T[]>();
  for (const row of rows) {
    const key = hex(row.comment_id);
    const own = map.get(key) ?? [];
    map.set(key, own);
    own.push(row);
  }
  return map;
}

function ownParts(parts: Parts, { id }: Row): Own {
  const key = hex(id);
  return Object.fromEntries(
    Object.entries(parts).map(([name, map]) => [name, map.get(key) ?? []]),
  ) as unknown as Own;
}

function faultOf(ctx: Context, row: Row, own: Own): string | undefined {
  if (own.acts.some(({ seq }, at) => seq !== at + 1)) return 'an act of its review is missing';
  if (own.acts.some(({ revision }) => revision > row.revision)) return 'a review is of words to come';
  if (row.withdrawn_at !== null) return tombstoneFault(row, own);
  if (row.body_mac === null) return 'it has no MAC of its body';
  const version = own.versions.find(({ revision }) => revision === row.revision);
  if (!version) return 'the words that hold are not there';
  const opinions = own.opinions
    .filter(({ revision }) => revision === row.revision)
    .sort((one, other) => one.position - other.position);
  if (opinions.some(({ position }, at) => position !== at + 1)) return 'an opinion is missing';
  if (opinions.length === 0 && version.statement === null) return 'it says nothing';
  const words = [
    version.statement,
    version.party_name,
    ...opinions.flatMap(({ text, proposed }) => [text, proposed]),
  ];
  if (row.keys === null) return 'it has no search keys';
  if (row.keys !== searchKeys(words.filter((each) => each !== null).join('\n')))
    return 'it has the search keys of other words';
  return own.contacts.every((contact) => opens(ctx, contact)) ? undefined : 'a sealed contact does not open';
}

function tombstoneFault(row: Row, { versions, opinions, contacts, appeals }: Own): string | undefined {
  if (versions.length > 0 || opinions.length > 0) return 'it was withdrawn and holds words';
  if (contacts.length > 0) return 'it was withdrawn and holds a contact';
  if (appeals.some(({ text }) => text !== null)) return 'it was withdrawn and holds the words of an appeal';
  if (row.keys !== null) return 'it was withdrawn and can be found by its words';
  return row.body_mac === null ? undefined : 'it was withdrawn and holds the MAC of its body';
}

function opens(ctx: Context, { comment_id, purpose, sealed }: Own['contacts'][number]): boolean {
  try {
    return unsealContact(ctx, comment_id, purpose as ContactPurpose, sealed).length > 0;
  } catch {
    return false;
  }
}

/** Where a comment stands, by the last act on the words that hold. */
function stateOf(row: Row, { versions, acts, redactions }: Own): string {
  if (row.withdrawn_at !== null) return 'withdrawn';
  const last = acts.findLast(({ revision }) => revision === row.revision)?.act;
  if (last === 'withhold') return 'withheld';
  if (last === 'refer') return 'referred';
  if (last !== 'release') return 'held';
  if (versions.find(({ revision }) => revision === row.revision)?.shown === 0) return 'not_shown';
  const hidden = redactions.some(
    ({ revision, revoked_at }) => revision === row.revision && revoked_at === null,
  );
  return hidden ? 'redacted' : 'released';
}

function countFault(told: CommentCounts, states: { [state: string]: number }, received: number) {
  if (told.received !== received) return `${received} comments came, ${told.received} are counted`;
  const wrong = Object.entries(told.states).find(([state, n]) => n !== (states[state] ?? 0));
  if (wrong) return `${states[wrong[0]] ?? 0} comments are ${wrong[0]}, ${wrong[1]} are counted`;
  const sum = Object.values(told.states).reduce((total, n) => total + n, 0);
  return sum === received ? undefined : 'the comments do not add up to those that came';
}
