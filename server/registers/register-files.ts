import { localIso } from '#shared/time.ts';
import type { Context } from '../context.ts';
import type { View } from '../http/view.ts';
import { type PublishedPiece, pageOfPieces } from '../pieces/published.ts';
import { areaWords, categoryWords } from './codes.ts';
import { BYTE_ORDER_MARK, type Cell, csvLines } from './csv.ts';
import { type DisclosedDocument, disclosureDue, isLate } from './disclosed-document.ts';
import { documentOut } from './out.ts';
import type { Asked } from './register-list.ts';

type Piece = PublishedPiece<DisclosedDocument>;

const PAGE = 500;

/** Every document that fits, a page of the register at a time, so that a long list holds nobody up. */
async function* documentsIn(ctx: Context, { facets, words }: Asked): AsyncGenerator<Piece[]> {
  let cursor: string | undefined;
  do {
    const page = await pageOfPieces<DisclosedDocument>(ctx, ['disclosed_document'], {
      ...{ facets, words, limit: PAGE },
      ...(cursor === undefined ? {} : { cursor }),
    });
    yield page.pieces;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}

/** The register as CSV, in the reader's language. */
export const documentsCsv = (ctx: Context, asked: Asked, view: View): ReadableStream<Uint8Array> =>
  streamOf(async function* () {
    const { t } = view;
    yield BYTE_ORDER_MARK;
    yield csvLines([
      [
        t('registers.index_no'),
        t('registers.doc_no'),
        t('registers.title_label'),
        t('registers.area'),
        t('registers.category'),
        t('registers.issuer'),
        t('registers.written_on'),
        t('registers.published_on'),
        t('registers.annual_late'),
        t('indicators.column_address'),
      ],
    ]);
    for await (const pieces of documentsIn(ctx, asked))
      yield csvLines(pieces.map((piece) => rowOf(ctx, piece, view)));
  });

function rowOf(ctx: Context, { slug, content }: Piece, { t, say, href }: View): Cell[] {
  const { index_no, doc_no, title, area, category, issuer, written_on, published_on } = content;
  return [
    index_no,
    doc_no ?? '',
    say(title),
    t(areaWords[area]),
    t(categoryWords[category]),
    say(issuer),
    written_on,
    published_on,
    isLate(content) ? disclosureDue(content) : '',
    new URL(href(`/documents/${slug}`), ctx.env.PUBLIC_URL).href,
  ];
}

/** The register as JSON, in both languages, as the API gives it. */
export const documentsJson = (ctx: Context, asked: Asked): ReadableStream<Uint8Array> =>
  streamOf(async function* () {
    yield `{"at":${JSON.stringify(localIso(ctx.clock.now()))},"documents":[`;
    let before = '';
    for await (const pieces of documentsIn(ctx, asked))
      for (const piece of pieces) {
        yield `${before}\n${JSON.stringify(documentOut(piece))}`;
        before = ',';
      }
    yield '\n]}\n';
  });

function streamOf(write: () => AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const chunks = write();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
}
