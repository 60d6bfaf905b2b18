import { trimFeed } from './acts-feed.ts';
import { backupJob } from './backups/backup-job.ts';
import { trimErasures } from './backups/erasures.ts';
import { rewritingJob } from './backups/rewriting.ts';
import { isWorkingDay } from './calendar/working-days.ts';
import { eraseExpiredContacts } from './comments/contact-retention.ts';
import { composeDailyMail } from './front/daily-mail.ts';
import { translatorFor } from './http/translate.ts';
import { hrefIn } from './http/view.ts';
import { eraseExpiredInquiryContacts } from './inquiries/contact-retention.ts';
import { workOutTimes } from './inquiries/times.ts';
import type { Job } from './jobs/jobs.ts';
import { clearMail } from './jobs/outbox.ts';
import { sendMail } from './jobs/sending.ts';
import { expireAnswering } from './responses/answering.ts';
import { eraseExpired } from './responses/retention.ts';
import { indexTexts } from './responses/text-index.ts';
import { proposeDueReleases } from './results/release-after-closing.ts';
import { clearSignIns } from './staff/clearing.ts';

/** Everything that comes due by itself. */
export const jobs: Job[] = [
  {
    name: 'mail',
    title: 'telling.job_mail',
    purpose: 'telling.job_mail_what',
    due: { everyMinutes: 1 },
    run: sendMail,
  },
  {
    name: 'daily-mail',
    title: 'telling.job_daily',
    purpose: 'telling.job_daily_what',
    due: { at: '08:30', on: isWorkingDay },
    run: (ctx, signal) =>
      composeDailyMail(
        ctx,
        (language) => ({ t: translatorFor(language), href: (path) => hrefIn(language, path) }),
        signal,
      ),
  },
  {
    name: 'releases',
    title: 'telling.job_releases',
    purpose: 'telling.job_releases_what',
    due: { everyMinutes: 5 },
    run: proposeDueReleases,
  },
  backupJob,
  {
    name: 'retention',
    title: 'telling.job_retention',
    purpose: 'telling.job_retention_what',
    due: { at: '03:30' },
    run: async (ctx, signal) => {
      await eraseExpired(ctx, signal);
      await eraseExpiredContacts(ctx, signal);
      await eraseExpiredInquiryContacts(ctx, signal);
    },
  },
  rewritingJob,
  {
    name: 'half-answers',
    title: 'telling.job_half_answers',
    purpose: 'telling.job_half_answers_what',
    due: { everyMinutes: 60 },
    run: expireAnswering,
  },
  {
    name: 'text-index',
    title: 'telling.job_text_index',
    purpose: 'telling.job_text_index_what',
    due: { everyMinutes: 24 * 60 },
    run: indexTexts,
  },
  {
    name: 'inquiry-times',
    title: 'inquiries.job_times',
    purpose: 'inquiries.job_times_what',
    due: { everyMinutes: 24 * 60 },
    run: workOutTimes,
  },
  {
    name: 'clearing',
    title: 'telling.job_clearing',
    purpose: 'telling.job_clearing_what',
    due: { everyMinutes: 24 * 60 },
    afterClockSet: true,
    run: async (ctx) => {
      await trimFeed(ctx);
      await clearSignIns(ctx);
      await clearMail(ctx);
      await trimErasures(ctx);
    },
  },
];
