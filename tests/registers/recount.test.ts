import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Context } from '#server/context.ts';
import type { PieceKindName } from '#server/pieces/kinds.ts';
import { changePiece, getPiece } from '#server/pieces/pieces.ts';
import { listIndicators } from '#server/registers/indicators.ts';
import { retract } from '#server/staff/retractions.ts';
import { checkStore } from '#server/transparency/store-check.ts';
import { openPieceDesk, type PieceDesk, putThrough } from '../support/pieces.ts';
import { conference, countedFigure, document, solved, tracked, visit } from './support.ts';

/** A desk with indicators that count every register. */
async function openCounted(): Promise<PieceDesk> {
  const desk = await openPieceDesk();
  const of2021 = { year: '2021' };
  await desk.published('indicator', 'held', countedFigure('press_conferences', of2021));
  await desk.published('indicator', 'visits', countedFigure('enterprise_visits'));
  await desk.published('indicator', 'solved', countedFigure('problems_solved', of2021));
  await desk.published('indicator', 'tracked', countedFigure('problems_tracked'));
  const key = { filters: [{ name: 'key_area', value: 'yes' }] };
  await desk.published('indicator', 'documents', countedFigure('documents', { ...of2021, ...key }));
  await desk.published('press_conference', 'before', conference('2020-12-31'));
  await desk.published('enterprise_visit', 'before', visit('2020-12-31', [solved()]));
  const before = { written_on: '2020-12-01', published_on: '2020-12-31' };
  await desk.published('disclosed_document', 'before', document('S-0', before));
  return desk;
}

const told = async (ctx: Context) =>
  Object.fromEntries((await listIndicators(ctx)).map(({ piece, stated }) => [piece.slug, stated.value]));

/** Counted by hand from the versions that hold, without the codes by which they are listed. */
async function byHand({ db }: Context): Promise<{ [code: string]: number }> {
  const rows = await db
    .selectFrom('piece as p')
    .innerJoin('piece_version as v', 'v.piece_id', 'p.id')
    .leftJoin('retraction as r', 'r.subject_id', 'p.id')
    .select(['p.kind', 'v.content'])
    .whereRef('v.no', '=', 'p.published_no')
    .where('r.subject_id', 'is', null)
    .execute();
  const of = (kind: PieceKindName) =>
    rows.filter((row) => row.kind === kind).map(({ content }) => JSON.parse(content));
  const problems = (visits: { problems: { way: string }[] }[], way: string) =>
    visits.flatMap((each) => each.problems).filter((each) => each.way === way).length;
  const visits = of('enterprise_visit');
  return {
    held: of('press_conference').filter(({ held_at }) => held_at.startsWith('2021')).length,
    visits: visits.length,
    solved: problems(
      visits.filter(({ visited_on }) => visited_on.startsWith('2021')),
      'solved',
    ),
    tracked: problems(visits, 'tracked'),
    documents: of('disclosed_document').filter(
      ({ area, published_on }) => area !== 'none' && published_on.startsWith('2021'),
    ).length,
  };
}

const day = fc.constantFrom('2020-12-31', '2021-01-01', '2021-05-10');
const problem = fc.constantFrom(
  solved(),
  tracked('2021-06-01'),
  tracked('2021-05-19', { note: { 'zh-CN': '已办' }, closed_on: '2021-05-18' }),
);
const area = fc.constantFrom('budgets', 'none', 'health');

const takeBack = (desk: PieceDesk, id: string) =>
  retract(desk.ctx, desk.approver, {
    ...{ kind: 'register', subjectId: id, departmentId: desk.department.id, hash: 'sha256:0' },
    note: { 'zh-CN': '登记重复，予以撤下，以另一条为准。' },
  });

let n = 0;
const contents = fc.oneof(
  fc.record({ kind: fc.constant('press_conference' as const), content: day.map((each) => conference(each)) }),
  fc.record({
    kind: fc.constant('enterprise_visit' as const),
    content: fc.tuple(day, fc.array(problem, { maxLength: 4 })).map(([on, problems]) => visit(on, problems)),
  }),
  fc.record({
    kind: fc.constant('disclosed_document' as const),
    content: fc
      .tuple(day, area)
      .map(([on, code]) => document(`S-${++n}`, { area: code, written_on: '2020-12-01', published_on: on })),
  }),
);

/** A piece that is published, perhaps changed later, perhaps taken back. */
const story = fc.record({
  first: contents,
  later: fc.option(fc.constantFrom('changed', 'draft', 'retracted')),
  other: contents,
});

test('indicators are what the registers come to, whatever is published, changed and taken back', async () => {
  const desk = await openCounted();
  const { ctx, editor, approver } = desk;
  await fc.assert(
    fc.asyncProperty(fc.array(story, { minLength: 1, maxLength: 3 }), async (stories) => {
      for (const { first, later, other } of stories) {
        const { id } = await desk.published(first.kind, `p-${++n}`, first.content);
        if (later === 'retracted') await takeBack(desk, id);
        if ((later === 'changed' || later === 'draft') && other.kind === first.kind) {
          const piece = await getPiece(ctx, editor, id);
          await changePiece(ctx, editor, { ...piece, content: other.content });
          if (later === 'changed' && JSON.stringify(piece.content) !== JSON.stringify(other.content))
            await putThrough(ctx, piece, { editor, approver });
        }
      }
      expect(await told(ctx)).toEqual(await byHand(ctx));
      const [check] = await checkStore(ctx, {}, ['indicators']);
      expect(check?.fault).toBeUndefined();
    }),
    { numRuns: 6 },
  );
});

test('verify store names a piece that is counted otherwise than it says', async () => {
  const desk = await openCounted();
  const { ctx } = desk;
  const { id } = await desk.published('enterprise_visit', 'last', visit('2021-05-10', [solved()]));
  await ctx.store.write(({ db }) =>
    db.deleteFrom('piece_facet').where('piece_id', '=', id).where('name', '=', 'solved').execute(),
  );
  const [check] = await checkStore(ctx, {}, ['indicators']);
  expect(check?.fault).toBe(`piece ${id} is not listed by what it says`);
});
