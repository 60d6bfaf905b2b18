import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { can } from '../staff/roles.ts';
import { deskStates, pageOfDesk } from './desk.ts';
import { replyWithDesk } from './desk-reply.tsx';
import { differencesBetween } from './differences.ts';
import { canImport } from './importing.ts';
import { kinds, type PieceKind, type PieceKindName } from './kinds.ts';
import { copyPiece, discardPiece } from './lives.ts';
import { NewPiecePage } from './new-piece-page.tsx';
import { readPieceForm } from './piece-form.ts';
import {
  changePiece,
  createPiece,
  getPiece,
  getWritable,
  PieceAddressError,
  PieceChangedError,
  pieceDepartments,
  requireDesk,
} from './pieces.ts';
import { PieceKindsPage, PiecesPage } from './pieces-page.tsx';
import { countPieces } from './published.ts';

const root = '/workspace/pieces';

/** Lines of a page of the desk. */
const LINES = 50;

/** One desk for everything that is entered, signed and published under an address of its own. */
export function piecesRoutes(ctx: Context) {
  const to = (c: PageContext, path: string) => c.redirect(c.get('view').href(path), 303);
  const kindIn = (c: PageContext): PieceKind => {
    const kind = kinds.find(c.req.param('kind') ?? '');
    if (!kind) throw new NotFoundError();
    return kind;
  };

  const begin = async (c: PageContext, slug: string, problem?: string) => {
    const kind = kindIn(c);
    const departments = await pieceDepartments(ctx, officerOf(c));
    const problems = new Map(problem ? [['slug', problem]] : []);
    const title = c.get('view').t('pieces.new', { one: c.get('view').t(kind.words.one) });
    const body = <NewPiecePage {...{ kind, departments, slug, problems }} />;
    return page(c, body, { title, workspace: true, status: problem ? 422 : 200, problem: !!problem });
  };

  return new Hono<PageEnv>()
    .get(root, async (c) => {
      requireDesk(officerOf(c));
      const counts = new Map<PieceKindName, number>();
      for (const { kind } of kinds.all()) counts.set(kind, await countPieces(ctx, kind));
      return page(c, <PieceKindsPage counts={counts} />, {
        title: c.get('view').t('pieces.title'),
        workspace: true,
      });
    })
    .get(`${root}/kinds/:kind`, async (c) => {
      const officer = officerOf(c);
      const kind = kindIn(c);
      const filter = {
        words: [...(c.req.query('q') ?? '')].slice(0, 100).join('').trim(),
        state: deskStates.find((state) => state === c.req.query('state')),
        after: c.req.query('after'),
        limit: LINES,
      };
      const found = await pageOfDesk(ctx, officer, kind.kind, filter);
      const writes = officer.roles.some(({ departmentId }) => can(officer, 'write-content', departmentId));
      const title = c.get('view').t(kind.words.many);
      const body = <PiecesPage {...{ kind, filter, found, writes }} imports={canImport(kind.kind)} />;
      return page(c, body, { title, workspace: true });
    })
    .get(`${root}/kinds/:kind/new`, (c) => begin(c, ''))
    .post(`${root}/kinds/:kind/new`, async (c) => {
      const kind = kindIn(c);
      const form = await readForm(c);
      const departments = await pieceDepartments(ctx, officerOf(c));
      const departmentId =
        (departments.find(({ id }) => id === form.get('department')) ?? departments[0])?.id ?? '';
      const content = kind.blank?.(ctx) ?? {};
      const slug = (form.get('slug') ?? '').trim() || kind.slugOf?.(content) || '';
      try {
        const piece = await createPiece(ctx, officerOf(c), { kind: kind.kind, departmentId, slug, content });
        return to(c, `${root}/${piece.id}`);
      } catch (error) {
        if (!(error instanceof PieceAddressError)) throw error;
        return begin(c, slug, c.get('view').t('pieces.slug_wrong'));
      }
    })
    .get(`${root}/:id`, async (c) =>
      replyWithDesk(ctx, c, await getPiece(ctx, officerOf(c), c.req.param('id'))),
    )
    .post(`${root}/:id`, async (c) => {
      const officer = officerOf(c);
      const piece = await getWritable(ctx, officer, c.req.param('id'));
      const { fields } = kinds.of(piece.kind);
      const form = await readForm(c);
      const content = readPieceForm(fields, form);
      const slug = (form.get('slug') ?? piece.slug).trim();
      const { t } = c.get('view');
      try {
        const revision = Number(/^\d{1,9}$/.exec(form.get('revision') ?? '')?.[0] ?? 0);
        await changePiece(ctx, officer, { id: piece.id, revision, content, slug });
      } catch (error) {
        if (error instanceof PieceAddressError) {
          const problems = new Map([['slug', t('pieces.slug_wrong')]]);
          return replyWithDesk(ctx, c, { ...piece, content, slug }, { problems });
        }
        if (!(error instanceof PieceChangedError)) throw error;
        const held = await getWritable(ctx, officer, piece.id);
        const conflict = differencesBetween(fields, held.content, content);
        const problems = new Map([['conflict', t('pieces.changed_meanwhile')]]);
        return replyWithDesk(ctx, c, { ...held, content, slug }, { problems, conflict });
      }
      const [, at = ''] = (form.get('act') ?? '').split(':');
      return to(c, `${root}/${piece.id}${at ? `#${at}` : ''}`);
    })
    .post(`${root}/:id/copies`, async (c) => {
      const form = await readForm(c);
      const copy = (form.get('copy') ?? '').trim();
      try {
        return to(c, `${root}/${(await copyPiece(ctx, officerOf(c), c.req.param('id'), copy)).id}`);
      } catch (error) {
        if (!(error instanceof PieceAddressError)) throw error;
        const problems = new Map([['copy', c.get('view').t('pieces.slug_wrong')]]);
        const piece = await getWritable(ctx, officerOf(c), c.req.param('id'));
        return replyWithDesk(ctx, c, piece, { problems, typed: { copy } });
      }
    })
    .post(`${root}/:id/discard`, async (c) => {
      const { kind } = await discardPiece(ctx, officerOf(c), c.req.param('id'));
      return to(c, `${root}/kinds/${kind}`);
    });
}
