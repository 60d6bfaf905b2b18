import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { type PageEnv, page } from '../http/page.tsx';
import { pageOfPiece, replyWithPiece } from '../pieces/piece-reply.tsx';
import { previews } from '../pieces/previews.ts';
import type { PublishedPiece } from '../pieces/published.ts';
import type { EnterpriseVisit } from './enterprise-visit.ts';
import { EnterpriseVisitPage } from './enterprise-visit-page.tsx';
import { EnterpriseVisitsPage, visitFilters } from './enterprise-visits-page.tsx';
import type { PressConference } from './press-conference.ts';
import { PressConferencePage } from './press-conference-page.tsx';
import { PressConferencesPage, pressFilters } from './press-conferences-page.tsx';
import { countProblems } from './problem-counts.ts';
import { askedIn, listRegister, type Names } from './register-list.ts';

const ofPress = pressFilters.map(({ name }) => name);
const ofVisits = visitFilters.map(({ name }) => name);

/** Press conferences and enterprise visits. */
export function registersRoutes(ctx: Context) {
  previews.register('press_conference', (_c, piece) => (
    <PressConferencePage piece={piece as PublishedPiece<PressConference>} />
  ));
  previews.register('enterprise_visit', (_c, piece) => (
    <EnterpriseVisitPage piece={piece as PublishedPiece<EnterpriseVisit>} />
  ));
  return new Hono<PageEnv>()
    .get('/press-conferences', async (c) => {
      const asked = askedIn((name) => c.req.query(name), ofPress);
      const how = { names: ofPress, limit: 20 };
      const list = await listRegister<PressConference>(ctx, 'press_conference', asked, how);
      return page(c, <PressConferencesPage {...{ asked, list }} />, {
        title: c.get('view').t('registers.press_conferences'),
      });
    })
    .get('/press-conferences/:slug', (c) =>
      replyWithPiece<PressConference>(ctx, c, ['press_conference', c.req.param('slug')], (piece) =>
        pageOfPiece(c, piece, <PressConferencePage piece={piece} />, {
          title: c.get('view').say(piece.content.title),
        }),
      ),
    )
    .get('/enterprise-visits', async (c) => {
      const asked = askedIn((name) => c.req.query(name), ofVisits);
      const called: Names<EnterpriseVisit> = { district: ({ district }) => district };
      const how = { names: ofVisits, limit: 20, called };
      const list = await listRegister<EnterpriseVisit>(ctx, 'enterprise_visit', asked, how);
      const { facets, words } = asked;
      const problems = await countProblems(ctx, { facets, words });
      return page(c, <EnterpriseVisitsPage {...{ asked, list, problems }} />, {
        title: c.get('view').t('registers.enterprise_visits'),
      });
    })
    .get('/enterprise-visits/:slug', (c) =>
      replyWithPiece<EnterpriseVisit>(ctx, c, ['enterprise_visit', c.req.param('slug')], (piece) =>
        pageOfPiece(c, piece, <EnterpriseVisitPage piece={piece} />, {
          title: c.get('view').say(piece.content.title),
        }),
      ),
    );
}
