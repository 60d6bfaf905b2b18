import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { dropCookie, writeCookie } from '../http/cookies.ts';
import { readForm } from '../http/form.ts';
import { localPath } from '../http/local-path.ts';
import { type PageEnv, page } from '../http/page.tsx';
import { listQuestionnaires } from '../questionnaires/questionnaires.ts';
import { homeLines } from './home-lines.ts';
import { HomePage } from './home-page.tsx';
import { homePieces } from './home-pieces.ts';
import { AboutPage, AccessibilityPage, PrivacyPage } from './text-pages.tsx';

const YEAR = 365 * 86_400;

/** Home, the standing pages, and the reader's preferences. */
export const frontRoutes = (ctx: Context) =>
  new Hono<PageEnv>()
    .get('/', async (c) => {
      const view = c.get('view');
      const lines = await homeLines(ctx, view);
      const pieces = await homePieces(ctx, view);
      return page(c, <HomePage {...lines} pieces={pieces} />, { title: view.t('common.open') });
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
