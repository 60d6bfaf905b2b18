import { Hono } from 'hono';
import { figureCodes } from '#shared/open-day/figures.ts';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';
import { asides } from '../pieces/asides.ts';
import { pageOfPiece, replyWithPiece } from '../pieces/piece-reply.tsx';
import { previews } from '../pieces/previews.ts';
import type { PublishedPiece } from '../pieces/published.ts';
import { type StatedValue, statedValue } from '../registers/indicators.ts';
import type { SignedArticle } from './article.ts';
import { ArticleAside } from './article-aside.tsx';
import { ArticlePage } from './article-page.tsx';
import { fillIn, findEdition } from './open-day.ts';

/** Signed articles. */
export function articlesRoutes(ctx: Context) {
  const article = async (piece: PublishedPiece<SignedArticle>) => {
    const edition = await findEdition(ctx, Number(piece.content.edition));
    const paragraphs = piece.content.paragraphs.map((each) => (edition ? fillIn(each, edition) : each));
    const figures = new Map<string, StatedValue>();
    for (const code of new Set(paragraphs.flatMap((each) => Object.values(each).flatMap(figureCodes)))) {
      const stated = await statedValue(ctx, code);
      if (stated) figures.set(code, stated);
    }
    return <ArticlePage piece={{ ...piece, content: { ...piece.content, paragraphs } }} figures={figures} />;
  };
  previews.register('signed_article', (_c, piece) => article(piece as PublishedPiece<SignedArticle>));
  asides.register('signed_article', (_c, { content }) => <ArticleAside content={content} />);
  return new Hono<PageEnv>().get('/open-day/:year/article', (c) =>
    replyWithPiece<SignedArticle>(ctx, c, ['signed_article', c.req.param('year')], async (piece) =>
      pageOfPiece(c, piece, await article(piece), { title: c.get('view').say(piece.content.title) }),
    ),
  );
}
