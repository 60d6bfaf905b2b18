import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { requireCan } from '../staff/roles.ts';
import { findBackupState, startBackup } from './backup-job.ts';
import { BackupsPage, backupsPath } from './backups-page.tsx';

/** How long the page waits for a backup to end before it says that it is being made. */
const PATIENCE_MS = 1500;

/** Backups that were made, and whether the next will be. */
export const backupsRoutes = (ctx: Context) =>
  new Hono<PageEnv>()
    .get(backupsPath, async (c) => {
      requireCan(officerOf(c), 'run-site');
      const body = <BackupsPage {...(await findBackupState(ctx))} />;
      return page(c, body, { title: c.get('view').t('backups.title'), workspace: true });
    })
    .post(backupsPath, async (c) => {
      const officer = officerOf(c);
      requireCan(officer, 'run-site');
      const { run } = await startBackup(ctx, officer);
      await Promise.race([run, new Promise((over) => setTimeout(over, PATIENCE_MS).unref())]);
      return c.redirect(c.get('view').href(backupsPath), 303);
    });
