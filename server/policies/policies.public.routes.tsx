import { Hono } from 'hono';
import { dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { download } from '../http/download.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { pageOfPiece, replyWithPiece } from '../pieces/piece-reply.tsx';
import { previews } from '../pieces/previews.ts';
import type { PublishedPiece } from '../pieces/published.ts';
import type { Interpretation } from './interpretation.ts';
import { InterpretationPage } from './interpretation-page.tsx';
import { countPolicies, listIssuers, pageOfPolicies, standingOf } from './policies.ts';
import { policiesCsv } from './policies-csv.ts';
import { PoliciesPage } from './policies-page.tsx';
import { filterIn } from './policies-request.ts';
import type { Policy } from './policy.ts';
import { PolicyPage } from './policy-page.tsx';
import { recordOf } from './policy-record.ts';

const A_PAGE = 20;
const EVERYTHING = { limit: 100_000 };

/** The registry of policies, and their interpretations. */
export function policiesRoutes(ctx: Context) {
  const policyBody = async (piece: PublishedPiece<Policy>) => (
    <PolicyPage piece={piece} standing={await standingOf(ctx, piece)} />
  );
  previews.register('policy', (_c, piece) => policyBody(piece as PublishedPiece<Policy>));
  previews.register('interpretation', (_c, piece) => {
    const { content } = piece as PublishedPiece<Interpretation>;
    return <InterpretationPage slug={content.policy} content={content} large={false} />;
  });

  const queryIn = (c: PageContext) => new URL(c.req.url).searchParams;
  const file = async (c: PageContext, end: 'csv' | 'json') => {
    const { policies } = await pageOfPolicies(ctx, filterIn(queryIn(c)), EVERYTHING);
    const records = policies.map(recordOf);
    const body = end === 'csv' ? policiesCsv(records) : JSON.stringify({ items: records });
    const type = end === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8';
    const called = `${c.get('view').t('policies.list_title')}.${end}`;
    const name = `policies-${dayOf(ctx.clock.now())}.${end}`;
    return download(c, body, { type, name, called });
  };

  return new Hono<PageEnv>()
    .get('/policies', async (c) => {
      const filter = filterIn(queryIn(c));
      const after = c.req.query('after');
      const [found, counts, issuers] = await Promise.all([
        pageOfPolicies(ctx, filter, { cursor: after, limit: A_PAGE }),
        countPolicies(ctx, filter),
        listIssuers(ctx),
      ]);
      const body = <PoliciesPage {...found} {...{ filter, counts, issuers }} later={after !== undefined} />;
      return page(c, body, { title: c.get('view').t('policies.list_title') });
    })
    .get('/policies.csv', (c) => file(c, 'csv'))
    .get('/policies.json', (c) => file(c, 'json'))
    .get('/policies/:slug', (c) =>
      replyWithPiece<Policy>(ctx, c, ['policy', c.req.param('slug')], async (piece) =>
        pageOfPiece(c, piece, await policyBody(piece), { title: c.get('view').say(piece.content.title) }),
      ),
    )
    .get('/policies/:slug/interpretation', (c) =>
      replyWithPiece<Policy>(ctx, c, ['policy', c.req.param('slug')], async (piece) => {
        const { interpretation } = await standingOf(ctx, piece);
        if (!interpretation) throw new NotFoundError();
        const { content } = interpretation;
        const large = content.large_print && c.req.query('type') === 'large';
        const body = <InterpretationPage slug={piece.slug} content={content} large={large} />;
        return pageOfPiece(c, interpretation, body, { title: c.get('view').say(content.title) });
      }),
    );
}
