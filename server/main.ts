import { createApp } from './app.ts';
import { findSchedule } from './backups/backups.ts';
import { startSettling } from './backups/settling.ts';
import { readEnv } from './env.ts';
import { startFollowing } from './following.ts';
import { listen, stopOnSignal } from './http/serve.ts';
import { openInstallation } from './installation.ts';
import { startJobs } from './jobs/jobs.ts';
import { jobs } from './jobs.ts';
import { newSetupKey } from './staff/setup.ts';
import { startOrSay } from './start-refusals.ts';
import { untilWritable } from './until-writable.ts';

await startOrSay(async () => {
  const env = readEnv(process.env);
  const installation = await openInstallation(env);
  const { ctx, demo } = installation;
  const app = await createApp(ctx, { demo });
  const { server } = await listen(app, env.HOST, env.PORT, ctx);
  const settle = startSettling(ctx);
  const stopFollowing = startFollowing(ctx);
  const close = () => settle().finally(stopFollowing).finally(installation.close);
  stopOnSignal(server, { ...installation, close }, startJobs(ctx, jobs));
  console.log(`Wenji listens on ${env.PUBLIC_URL}`);
  const fault = findSchedule(ctx)?.fault;
  if (fault) console.error(`BACKUP_KEY_FILE: no backup will be made until this is set right. ${fault}`);
  const key = await untilWritable(() => newSetupKey(ctx));
  const words = key
    ? [
        'This installation is not set up yet. Open this link, which works once, and give what it asks for:',
        '',
        `${env.PUBLIC_URL}/setup/${key}`,
        '',
        'Another start prints another link and ends this one.',
      ]
    : [`This installation is set up. Officers sign in at ${env.PUBLIC_URL}/workspace`];
  console.log(['', ...words, ''].join('\n  '));
});
