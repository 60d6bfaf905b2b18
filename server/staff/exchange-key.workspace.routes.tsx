import { Hono, type Context as HonoContext } from 'hono';
import type { Context } from '../context.ts';
import { readForm } from '../http/form.ts';
import { type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { endExchangeKey, findExchangeKey, makeExchangeKey } from './exchange-key.ts';
import { ExchangeKeyPage, NewExchangeKeyPage, exchangeKeyPath as path } from './exchange-key-page.tsx';
import { requireCan } from './roles.ts';

/** The system administrator lets the city's 12345 system in, and out again. */
export function exchangeKeyRoutes(ctx: Context) {
  const administrator = (c: HonoContext<PageEnv>) => {
    const officer = officerOf(c);
    requireCan(officer, 'run-site');
    return officer;
  };

  return new Hono<PageEnv>()
    .get(path, async (c) => {
      administrator(c);
      const title = c.get('view').t('settings.tab_exchange');
      return page(c, <ExchangeKeyPage held={await findExchangeKey(ctx)} />, { title, workspace: true });
    })
    .post(path, async (c) => {
      const officer = administrator(c);
      const version = (await readForm(c)).get('version') ?? '';
      const made = await makeExchangeKey(ctx, officer, version);
      const title = c.get('view').t('settings.exchange_made');
      return page(c, <NewExchangeKeyPage made={made} />, { title, workspace: true, personal: true });
    })
    .get(`${path}/ending`, (c) => c.redirect(c.get('view').href(path), 303))
    .post(`${path}/ending`, async (c) => {
      const officer = administrator(c);
      await endExchangeKey(ctx, officer, (await readForm(c)).get('version') ?? '');
      return c.redirect(c.get('view').href(path), 303);
    });
}
