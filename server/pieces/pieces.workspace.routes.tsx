import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { can } from '../staff/roles.ts';
import { kinds, type PieceKind, type PieceKindName } from './kinds.ts';
import { NewPiecePage } from './new-piece-page.tsx';
import { obstaclesTo } from './obstacles.ts';
import { offersFor } from './offers.ts';
import { readPieceForm } from './piece-form.ts';
import { PiecePage } from './piece-page.tsx';
import {
  changePiece,
  createPiece,
  getPiece,
  getWritable,
  listPieces,
  type Piece,
  PieceAddressError,
  PieceChangedError,
  pieceDepartments,
  requireDesk,
} from './pieces.ts';
import { PieceKindsPage, PiecesPage } from './pieces-page.tsx';
import { previews } from './previews.ts';
import { countPieces } from './published.ts';
import { VersionPage } from './version-page.tsx';
import { approvalOf, getVersion, listVersions, proposePiece } from './versions.ts';

const root = '/workspace/pieces';

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

  const show = async (c: PageContext, piece: Piece, problems = new Map<string, string>()) => {
    const kind = kinds.of(piece.kind);
    const versions = await listVersions(ctx, piece);
    const last = versions.at(-1);
    const writes = can(officerOf(c), 'write-content', piece.departmentId);
    const body = (
      <PiecePage
        {...{ kind, piece, versions, writes, problems }}
        offers={await offersFor(ctx, officerOf(c), piece)}
        obstacles={writes ? await obstaclesTo(ctx, piece) : []}
        approval={last && (await approvalOf(ctx, piece, last))}
      />
    );
    const bad = problems.size > 0;
    const title = c.get('view').t(kind.words.one);
    return page(c, body, { title, workspace: true, status: bad ? 422 : 200, problem: bad });
  };

  const versionIn = (c: PageContext) => {
    const no = Number(/^\d{1,6}$/.exec(c.req.param('no') ?? '')?.[0]);
    if (Number.isNaN(no)) throw new NotFoundError();
    return getVersion(ctx, officerOf(c), c.req.param('id') ?? '', no);
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
      const listed = await Promise.all(
        (await listPieces(ctx, officer, kind.kind)).map(async (piece) => {
          const last = (await listVersions(ctx, piece)).at(-1);
          return { piece, approval: last && (await approvalOf(ctx, piece, last)) };
        }),
      );
      const writes = officer.roles.some(({ departmentId }) => can(officer, 'write-content', departmentId));
      const title = c.get('view').t(kind.words.many);
      return page(c, <PiecesPage {...{ kind, listed, writes }} />, { title, workspace: true });
    })
    .get(`${root}/kinds/:kind/new`, (c) => begin(c, ''))
    .post(`${root}/kinds/:kind/new`, async (c) => {
      const kind = kindIn(c);
      const form = await readForm(c);
      const slug = (form.get('slug') ?? '').trim();
      const departments = await pieceDepartments(ctx, officerOf(c));
      const departmentId =
        (departments.find(({ id }) => id === form.get('department')) ?? departments[0])?.id ?? '';
      const content = kind.blank?.(ctx) ?? {};
      try {
        const piece = await createPiece(ctx, officerOf(c), { kind: kind.kind, departmentId, slug, content });
        return to(c, `${root}/${piece.id}`);
      } catch (error) {
        if (!(error instanceof PieceAddressError)) throw error;
        return begin(c, slug, c.get('view').t('pieces.slug_wrong'));
      }
    })
    .get(`${root}/:id`, async (c) => show(c, await getPiece(ctx, officerOf(c), c.req.param('id'))))
    .post(`${root}/:id`, async (c) => {
      const officer = officerOf(c);
      const piece = await getWritable(ctx, officer, c.req.param('id'));
      const form = await readForm(c);
      const content = readPieceForm(kinds.of(piece.kind).fields, form);
      const slug = (form.get('slug') ?? piece.slug).trim();
      const given = { ...piece, content, slug };
      const { t } = c.get('view');
      try {
        const revision = Number(/^\d{1,9}$/.exec(form.get('revision') ?? '')?.[0] ?? 0);
        await changePiece(ctx, officer, { id: piece.id, revision, content, slug });
      } catch (error) {
        if (error instanceof PieceAddressError)
          return show(c, given, new Map([['slug', t('pieces.slug_wrong')]]));
        if (!(error instanceof PieceChangedError)) throw error;
        return show(c, given, new Map([['save', t('pieces.changed_meanwhile')]]));
      }
      const [, at = ''] = (form.get('act') ?? '').split(':');
      return to(c, `${root}/${piece.id}${at ? `#${at}` : ''}`);
    })
    .post(`${root}/:id/proposals`, async (c) => {
      const form = await readForm(c);
      const [zh, en] = [(form.get('note') ?? '').trim(), (form.get('note.en') ?? '').trim()];
      const note = { ...(zh ? { 'zh-CN': zh } : {}), ...(en ? { en } : {}) };
      const approval = await proposePiece(ctx, officerOf(c), c.req.param('id'), note);
      return to(c, `/workspace/approvals/${approval.id}`);
    })
    .get(`${root}/:id/versions/:no`, async (c) => {
      const { piece, version, content } = await versionIn(c);
      const kind = kinds.of(piece.kind);
      const preview = previews.find(piece.kind);
      const shown = {
        ...{ id: piece.id, kind: piece.kind, slug: piece.slug, departmentId: piece.departmentId, content },
        ...{ no: version.no, hash: version.hash, note: version.note },
        publishedAt: version.publishedAt ?? ctx.clock.now(),
        listedOn: kind.listedOn(content),
      };
      const title = c.get('view').say(kind.title(content));
      const body = <VersionPage {...{ kind, piece, version }}>{await preview?.(c, shown)}</VersionPage>;
      return page(c, body, { title, workspace: true });
    })
    .get(`${root}/:id/versions/:no/content.json`, async (c) => {
      const { content } = await versionIn(c);
      c.header('Cache-Control', 'no-store');
      return c.json(content);
    });
}
