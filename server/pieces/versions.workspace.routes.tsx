import { Hono } from 'hono';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { replyWithDesk } from './desk-reply.tsx';
import { differencesBetween } from './differences.ts';
import { listFiles } from './files.ts';
import { kinds } from './kinds.ts';
import { obstaclesTo } from './obstacles.ts';
import { PieceReading } from './piece-reading.tsx';
import { getPiece, getWritable, type Piece } from './pieces.ts';
import { PreviewPage } from './preview-page.tsx';
import { previews } from './previews.ts';
import type { PublishedPiece } from './published.ts';
import { VersionPage } from './version-page.tsx';
import { getVersion, hashOf, listVersions, PieceNoteError, proposePiece } from './versions.ts';

const root = '/workspace/pieces/:id';

/** A piece before its approvers: how it will look, its versions, and the way there. */
export function pieceVersionsRoutes(ctx: Context) {
  const versionIn = (c: PageContext) => {
    const no = Number(/^\d{1,6}$/.exec(c.req.param('no') ?? '')?.[0]);
    if (Number.isNaN(no)) throw new NotFoundError();
    return getVersion(ctx, officerOf(c), c.req.param('id') ?? '', no);
  };

  const lookOf = async (c: PageContext, piece: Piece, shown: PublishedPiece) => {
    const { fields } = kinds.of(piece.kind);
    const content = shown.content as Piece['content'];
    return (
      (await previews.find(piece.kind)?.(c, shown)) ?? (
        <>
          <h1>{c.get('view').say(kinds.of(piece.kind).title(content))}</h1>
          <PieceReading fields={fields} content={content} files={await listFiles(ctx, piece)} />
        </>
      )
    );
  };

  return new Hono<PageEnv>()
    .post(`${root}/proposals`, async (c) => {
      const form = await readForm(c);
      const id = c.req.param('id');
      const [zh, en] = [(form.get('note') ?? '').trim(), (form.get('note.en') ?? '').trim()];
      const { t, href } = c.get('view');
      try {
        const note = { ...(zh ? { 'zh-CN': zh } : {}), ...(en ? { en } : {}) };
        const approval = await proposePiece(ctx, officerOf(c), id, note);
        return c.redirect(href(`/workspace/approvals/${approval.id}`), 303);
      } catch (error) {
        if (!(error instanceof PieceNoteError)) throw error;
        const problems = new Map([['note', t('pieces.note_missing')]]);
        const typed = { note: zh, 'note.en': en };
        return replyWithDesk(ctx, c, await getWritable(ctx, officerOf(c), id), { problems, typed });
      }
    })
    .get(`${root}/preview`, async (c) => {
      const piece = await getPiece(ctx, officerOf(c), c.req.param('id'));
      const kind = kinds.of(piece.kind);
      const read = kind.schema.safeParse(piece.content);
      const title = c.get('view').t('pieces.preview');
      if (!read.success) {
        const body = <PreviewPage {...{ kind, piece }} obstacles={await obstaclesTo(ctx, piece)} />;
        return page(c, body, { title, workspace: true });
      }
      const shown = {
        ...{ id: piece.id, kind: piece.kind, slug: piece.slug, departmentId: piece.departmentId },
        ...{ content: read.data, no: (await listVersions(ctx, piece)).length + 1, note: undefined },
        ...{
          hash: hashOf(canonicalJson(read.data)),
          publishedAt: ctx.clock.now(),
          listedOn: kind.listedOn(read.data),
        },
      };
      const body = (
        <PreviewPage {...{ kind, piece }} obstacles={[]}>
          {await lookOf(c, piece, shown)}
        </PreviewPage>
      );
      return page(c, body, { title, workspace: true });
    })
    .get(`${root}/versions/:no`, async (c) => {
      const { piece, version, content, before } = await versionIn(c);
      const kind = kinds.of(piece.kind);
      const shown = {
        ...{ id: piece.id, kind: piece.kind, slug: piece.slug, departmentId: piece.departmentId, content },
        ...{ no: version.no, hash: version.hash, note: version.note },
        publishedAt: version.publishedAt ?? ctx.clock.now(),
        listedOn: kind.listedOn(content),
      };
      const body = (
        <VersionPage
          {...{ kind, piece, version, shown }}
          files={await listFiles(ctx, piece)}
          before={
            before && {
              no: before.no,
              differences: differencesBetween(kind.fields, before.content, content),
            }
          }
        >
          {await lookOf(c, piece, shown)}
        </VersionPage>
      );
      return page(c, body, { title: c.get('view').say(kind.title(content)), workspace: true });
    })
    .get(`${root}/versions/:no/content.json`, async (c) => {
      const { content } = await versionIn(c);
      c.header('Cache-Control', 'no-store');
      return c.json(content);
    });
}
