import { Hono } from 'hono';
import { phaseOf } from '#shared/phase.ts';
import { sayDay } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { dropCookie, writeCookie } from '../http/cookies.ts';
import { readForm } from '../http/form.ts';
import { localPath } from '../http/local-path.ts';
import type { OpenLine } from '../http/open-lines.tsx';
import { type PageEnv, page } from '../http/page.tsx';
import type { View } from '../http/view.ts';
import { openLineOf } from '../questionnaires/open-line.ts';
import { listQuestionnaires, type Questionnaire } from '../questionnaires/questionnaires.ts';
import { findCurrentRelease, type Release } from '../results/releases.ts';
import { HomePage } from './home-page.tsx';
import { AboutPage, AccessibilityPage, PrivacyPage } from './text-pages.tsx';

const YEAR = 365 * 86_400;

/** Home, the standing pages, and the reader's preferences. */
export const frontRoutes = (ctx: Context) =>
  new Hono<PageEnv>()
    .get('/', async (c) => {
      const view = c.get('view');
      const all = await listQuestionnaires(ctx);
      const now = ctx.clock.now();
      const open = all.filter((each) => phaseOf(each, now) === 'open').map((each) => openLineOf(view, each));
      const closed = all.filter((each) => ['closing', 'closed'].includes(phaseOf(each, now)));
      const lately = await Promise.all(
        closed.map(async (each) => releasedLine(view, each, await findCurrentRelease(ctx, each))),
      );
      return page(c, <HomePage open={open} lately={lately} />, {
        title: view.t('common.open'),
      });
    })
    .get('/privacy', async (c) =>
      page(c, <PrivacyPage questionnaires={await listQuestionnaires(ctx)} />, {
        title: c.get('view').t('front.privacy_title'),
      }),
    )
    .get('/accessibility', (c) =>
      page(c, <AccessibilityPage />, { title: c.get('view').t('front.accessibility_title') }),
    )
    .get('/about', (c) => page(c, <AboutPage />, { title: c.get('view').t('front.about_title') }))
    .post('/preferences', async (c) => {
      const fields = await readForm(c);
      if (fields.get('mode') === 'senior') writeCookie(c, 'mode', 'senior', YEAR);
      else dropCookie(c, 'mode');
      return c.redirect(c.get('view').href(localPath(fields.get('back')) ?? '/'), 303);
    });

/** A closed questionnaire as a line: its results, or the day by which they will be there. */
function releasedLine(
  { t, say, language }: View,
  questionnaire: Questionnaire,
  release: Release | undefined,
): OpenLine {
  const line = {
    address: `/questionnaires/${questionnaire.slug}/results`,
    title: say(questionnaire.live.definition.title),
  };
  if (!release?.publishedAt)
    return {
      ...line,
      words: t('front.waiting_until', { day: sayDay(questionnaire.resultsDueOn, language) }),
      state: { label: t('front.waiting'), fill: 'half' },
    };
  return {
    ...line,
    words: t('front.released', { day: sayDay(dayOf(release.publishedAt), language) }),
    state: { label: t('front.answered'), fill: 'full' },
    verb: t('front.see_results'),
  };
}
