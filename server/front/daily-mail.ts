import type { Language } from '#shared/i18n/languages.ts';
import { sayIn } from '#shared/i18n/languages.ts';
import { sayDay } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import type { Translate } from '../http/translate.ts';
import { enqueue } from '../jobs/outbox.ts';
import { listDaily } from '../staff/officer-contacts.ts';
import { readSite } from '../staff/site-settings.ts';
import { findOfficer } from '../staff/staff.ts';
import { matterWords, urgencyWords } from './matter-words.ts';
import { type Matter, mattersOf } from './matters.ts';
import { byDue, byUrgency } from './urgency.ts';

/** The words and addresses of a language. */
export interface Tongue {
  t: Translate;
  href(path: string): string;
}

/**
 * Puts a mail of what waits into the outbox for every officer who wants one and for whom anything waits: numbers, days
 * and addresses, never contents or titles, for what is not public yet is among them. Once a day however often it runs.
 * Tells how many are new.
 */
export async function composeDailyMail(
  ctx: Context,
  speak: (language: Language) => Tongue,
  signal: AbortSignal,
): Promise<number> {
  if (ctx.env.SMTP_URL === undefined) return 0;
  const today = dayOf(ctx.clock.now());
  const site = await readSite(ctx);
  let composed = 0;
  for (const { officerId, language } of await listDaily(ctx)) {
    if (signal.aborted) break;
    const officer = await findOfficer(ctx, officerId);
    const matters = officer ? gathered((await mattersOf(ctx, officer)).filter(isReal)) : [];
    if (matters.length === 0) continue;
    const tongue = speak(language);
    const subject = tongue.t('telling.daily_subject', {
      site: sayIn(language, site.name),
      count: matters.length,
    });
    const text = textOf(ctx, tongue, language, matters);
    const mail = { key: `daily:${today}:${officerId}`, officerId, subject, text };
    if (await ctx.store.write((tx) => enqueue(tx, mail))) composed += 1;
  }
  return composed;
}

/** Of a rehearsal no mail is sent. */
const isReal = ({ exercise }: Matter) => !exercise;

type Line = Omit<Matter, 'title'>;

/** Approvals in one line, for their sheets have no more to tell without a title. */
function gathered(matters: Matter[]): Line[] {
  const approvals = matters.filter(({ kind }) => kind === 'approval').sort(byDue);
  const others = matters.filter(({ kind }) => kind !== 'approval');
  const [first] = approvals;
  if (!first) return others;
  return [{ ...first, n: approvals.length, path: '/workspace/approvals' }, ...others];
}

function textOf({ clock, env }: Context, { t, href }: Tongue, language: Language, matters: Line[]): string {
  const address = (path: string) => env.PUBLIC_URL + href(path);
  const today = dayOf(clock.now());
  const groups = byUrgency(matters, today).map(({ urgency, matters: mine }) =>
    [
      t(urgencyWords[urgency]),
      ...mine.flatMap(({ kind, n, due, path }) => {
        const what =
          kind === 'approval'
            ? t('telling.daily_approvals', { count: n })
            : t(matterWords[kind].what, { count: n });
        const words = due ? t('telling.daily_due', { what, day: sayDay(due, language) }) : what;
        return [`- ${words}`, `  ${address(path)}`];
      }),
    ].join('\n'),
  );
  return [
    t('telling.daily_lead', { day: sayDay(today, language) }),
    ...groups,
    t('telling.daily_end', {
      workspace: address('/workspace'),
      notifications: address('/workspace/notifications'),
    }),
  ].join('\n\n');
}
