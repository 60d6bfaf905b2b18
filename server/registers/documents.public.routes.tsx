import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { download, fileTypes } from '../http/download.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { pageOfPiece, replyWithPiece } from '../pieces/piece-reply.tsx';
import { previews } from '../pieces/previews.ts';
import { findPublishedPiece, listPublishedPieces, type PublishedPiece } from '../pieces/published.ts';
import type { DisclosedDocument } from './disclosed-document.ts';
import { DocumentPage, type Related } from './document-page.tsx';
import { DocumentsPage, documentFilters } from './documents-page.tsx';
import { documentsCsv, documentsJson } from './register-files.ts';
import { askedIn, countFitting, listRegister } from './register-list.ts';

type Piece = PublishedPiece<DisclosedDocument>;

const kind = 'disclosed_document';
const names = documentFilters.map(({ name }) => name);

/** What public bodies disclose without being asked, as a list, as files, one by one. */
export function documentsRoutes(ctx: Context) {
  const asked = (c: PageContext) => askedIn((name) => c.req.query(name), names);

  const shown = async (piece: Piece) => {
    const { supersedes } = piece.content;
    const before =
      supersedes === undefined
        ? undefined
        : await findPublishedPiece<DisclosedDocument>(ctx, kind, supersedes);
    const facets = [['supersedes', piece.slug] as const];
    const after = await listPublishedPieces<DisclosedDocument>(ctx, kind, { facets });
    return <DocumentPage piece={piece} before={before && relatedOf(before)} after={after.map(relatedOf)} />;
  };

  previews.register(kind, (_c, piece) => shown(piece as Piece));
  return new Hono<PageEnv>()
    .get('/documents', async (c) => {
      const wanted = asked(c);
      const list = await listRegister<DisclosedDocument>(ctx, kind, wanted, {
        ...{ names, limit: 20, called: { issuer: ({ issuer }) => issuer } },
      });
      const late = await countFitting(ctx, kind, wanted, [['late', 'yes']]);
      return page(c, <DocumentsPage {...{ asked: wanted, list, late }} />, {
        title: c.get('view').t('registers.documents'),
      });
    })
    .get('/documents.csv', (c) => {
      const view = c.get('view');
      const called = `${view.t('registers.documents_file')}.csv`;
      return download(c, documentsCsv(ctx, asked(c), view), {
        ...{ type: fileTypes.csv, name: 'documents.csv', called },
      });
    })
    .get('/documents.json', (c) => {
      const called = `${c.get('view').t('registers.documents_file')}.json`;
      return download(c, documentsJson(ctx, asked(c)), {
        ...{ type: fileTypes.json, name: 'documents.json', called },
      });
    })
    .get('/documents/:slug', (c) =>
      replyWithPiece<DisclosedDocument>(ctx, c, [kind, c.req.param('slug')], async (piece) =>
        pageOfPiece(c, piece, await shown(piece), { title: c.get('view').say(piece.content.title) }),
      ),
    );
}

const relatedOf = ({ slug, content }: Piece): Related => ({ slug, title: content.title });
