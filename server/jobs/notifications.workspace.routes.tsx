import { Hono } from 'hono';
import { journalContact } from '../backups/officer-contacts.ts';
import type { Context } from '../context.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { translatorFor } from '../http/translate.ts';
import { findContact, forgetContact, keepContact } from '../staff/officer-contacts.ts';
import { contactOf, type GivenContact, readContact } from './notifications-form.ts';
import { type Done, NotificationsPage, notificationsPath as root } from './notifications-page.tsx';
import { enqueue } from './outbox.ts';

const acts: ReadonlySet<string> = new Set<Done>(['kept', 'forgotten', 'test']);
const isDone = (word: string | undefined): word is Done => word !== undefined && acts.has(word);

/** An officer's own address: kept, tried out, forgotten. */
export function notificationsRoutes(ctx: Context) {
  const reply = async (c: PageContext, given?: GivenContact) => {
    const { t, language } = c.get('view');
    const known = await findContact(ctx, officerOf(c).id);
    const done = c.req.query('done');
    const body = (
      <NotificationsPage
        on={ctx.env.SMTP_URL !== undefined}
        known={known !== undefined}
        given={given ?? known ?? { address: '', language, daily: true }}
        problem={given && t('telling.address_wrong')}
        done={isDone(done) ? done : undefined}
      />
    );
    const status = given ? 422 : 200;
    return page(c, body, { title: t('telling.notifications'), workspace: true, problem: !!given, status });
  };
  const back = (c: PageContext, done?: Done) =>
    c.redirect(c.get('view').href(done ? `${root}?done=${done}` : root), 303);

  return new Hono<PageEnv>()
    .get(root, (c) => reply(c))
    .post(root, async (c) => {
      const given = readContact(await readForm(c));
      const contact = contactOf(given);
      if (!contact) return reply(c, given);
      await journalContact(ctx, officerOf(c).id, (tx) => keepContact(tx, officerOf(c), contact));
      return back(c, 'kept');
    })
    .get(`${root}/test-mail`, (c) => back(c))
    .post(`${root}/test-mail`, async (c) => {
      const officerId = officerOf(c).id;
      const contact = await findContact(ctx, officerId);
      if (!contact || ctx.env.SMTP_URL === undefined) return back(c);
      const t = translatorFor(contact.language);
      // One a minute: who presses twice is told once.
      const key = `test:${officerId}:${ctx.clock.real().toISOString().slice(0, 16)}`;
      const mail = { key, officerId, subject: t('telling.test_subject'), text: t('telling.test_text') };
      await ctx.store.write((tx) => enqueue(tx, mail));
      return back(c, 'test');
    })
    .get(`${root}/removal`, (c) => back(c))
    .post(`${root}/removal`, async (c) => {
      await journalContact(ctx, officerOf(c).id, (tx) => forgetContact(tx, officerOf(c)));
      return back(c, 'forgotten');
    });
}
