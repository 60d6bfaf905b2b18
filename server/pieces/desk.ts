import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { waitingSubjects } from '../staff/approval-records.ts';
import type { Department } from '../staff/departments.ts';
import { pieceChains } from '../staff/publications.ts';
import { retractedIds } from '../staff/retractions.ts';
import { scopeOf } from '../staff/roles.ts';
import * as queries from './desk.queries.ts';
import { type DraftContent, kinds, type PieceKindName } from './kinds.ts';
import { type Piece, requireDesk } from './pieces.ts';

/** How a piece stands; `changed`: the public reads it, and it was changed since. */
export const deskStates = ['draft', 'waiting', 'returned', 'public', 'changed', 'retracted'] as const;
export type DeskState = (typeof deskStates)[number];

/** A line of the desk. */
export interface DeskLine {
  id: string;
  slug: string;
  title: Partial<Text>;
  state: DeskState;
  publishedNo: number | undefined;
  changedAt: Date;
  /** The office that changed it last. */
  changedBy: Text | undefined;
}

export interface DeskFilter {
  /** Words of the title, or a part of the address. */
  words?: string;
  state?: DeskState | undefined;
  /** The last line of the page before. */
  after?: string | undefined;
  limit: number;
}

export interface DeskPage {
  lines: DeskLine[];
  /** How many there are in all that fit. */
  n: number;
  /** What comes after this page; null where nothing does. */
  next: string | null;
}

/** A page of what stands of a kind on the desks of the officer's departments, the last changed first. Throws NotAllowedError. */
export async function pageOfDesk(
  ctx: Context,
  officer: SignedIn,
  kind: PieceKindName,
  { words = '', state, after, limit }: DeskFilter,
): Promise<DeskPage> {
  requireDesk(officer);
  const asked = { departments: scopeOf(officer), kind };
  const stateOf = await states(ctx);
  const titles = words.trim() === '' ? undefined : await titlesOf(ctx, kind, asked);
  const all = (await queries.listHeads(ctx.db, asked)).filter(
    (head) =>
      (state === undefined || stateOf(head) === state) &&
      (!titles || found(words, head.slug, titles.get(head.id) ?? {})),
  );
  const first = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
  const heads = all.slice(first, first + limit);
  const ids = heads.map(({ id }) => id);
  const shown = titles ?? (await titlesOf(ctx, kind, asked, ids));
  const writers = new Map(
    (ids.length === 0 ? [] : await queries.listWriters(ctx.db, ids)).map(({ subject, title }) => [
      subject,
      JSON.parse(title) as Text,
    ]),
  );
  return {
    lines: heads.map((head) => ({
      id: head.id,
      slug: head.slug,
      title: shown.get(head.id) ?? {},
      state: stateOf(head),
      publishedNo: head.published_no ?? undefined,
      changedAt: new Date(head.changed_at),
      changedBy: writers.get(head.id),
    })),
    n: all.length,
    next: first + limit < all.length ? (ids.at(-1) ?? null) : null,
  };
}

/** How one piece stands. */
export async function findDeskState(
  ctx: Context,
  { id, departmentId }: Pick<Piece, 'id' | 'departmentId'>,
): Promise<DeskState> {
  const [head] = await queries.listHeads(ctx.db, { departments: [departmentId], id });
  return head ? (await states(ctx))(head) : 'draft';
}

/** How many pieces of each kind a department is writing, has before approvers, and has made public. */
export interface DeskCounts {
  kind: PieceKindName;
  writing: number;
  waiting: number;
  public: number;
}

/** The kinds of which the department has any, in their order. */
export async function countDesk(ctx: Context, { id }: Pick<Department, 'id'>): Promise<DeskCounts[]> {
  const stateOf = await states(ctx);
  const heads = await queries.listHeads(ctx.db, { departments: [id] });
  return kinds.all().flatMap(({ kind }) => {
    const own = heads.filter((head) => head.kind === kind);
    const count = (...wanted: DeskState[]) => own.filter((head) => wanted.includes(stateOf(head))).length;
    const published = own.filter((head) => head.published_no !== null && stateOf(head) !== 'retracted');
    return own.length === 0
      ? []
      : [
          {
            kind,
            writing: count('draft', 'returned', 'changed'),
            waiting: count('waiting'),
            public: published.length,
          },
        ];
  });
}

/** Tells the state of any piece by what is looked up once. */
async function states(ctx: Context): Promise<(head: queries.Head) => DeskState> {
  const waiting = await waitingSubjects(ctx, pieceChains);
  const retracted = new Set<string>();
  for (const chain of pieceChains) for (const id of await retractedIds(ctx, chain)) retracted.add(id);
  return ({ id, version_id, published_no, published_at, proposed_at, changed_at }) => {
    if (retracted.has(id)) return 'retracted';
    if (version_id !== null && waiting.has(version_id)) return 'waiting';
    if (version_id !== null && published_at === null) return 'returned';
    if (published_no === null) return 'draft';
    return changed_at > (proposed_at ?? '') ? 'changed' : 'public';
  };
}

/** The titles of what stands of a kind on the officer's desks, by the end of its address. */
export async function listOwnTitles(
  ctx: Context,
  officer: SignedIn,
  kind: PieceKindName,
): Promise<Map<string, Text>> {
  requireDesk(officer);
  const asked = { departments: scopeOf(officer), kind };
  const titles = await titlesOf(ctx, kind, asked);
  return new Map(
    (await queries.listHeads(ctx.db, asked)).map(({ id, slug }) => [slug, (titles.get(id) ?? {}) as Text]),
  );
}

async function titlesOf(
  ctx: Context,
  kind: PieceKindName,
  asked: queries.Asked,
  ids?: readonly string[],
): Promise<Map<string, Partial<Text>>> {
  if (ids?.length === 0) return new Map();
  const { title } = kinds.of(kind);
  return new Map(
    (await queries.listContents(ctx.db, asked, ids)).map(({ id, content }) => [
      id,
      title(JSON.parse(content) as DraftContent) ?? {},
    ]),
  );
}

const plain = (words: string): string => words.normalize('NFKC').toLowerCase();

const found = (words: string, slug: string, title: Partial<Text>): boolean =>
  plain(words)
    .split(/\s+/)
    .every((word) => [slug, ...Object.values(title)].some((each) => plain(each ?? '').includes(word)));
