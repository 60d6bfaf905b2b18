import { createApp } from '#server/app.ts';
import { startFollowing } from '#server/following.ts';
import { listen } from '#server/http/serve.ts';
import { createOfficer } from '#server/staff/staff.ts';
import { PASSWORD } from './support/consultation-store.ts';
import { openStore } from './support/open-store.ts';
import { openSocial } from './support/social.ts';

/**
 * One of the processes that bench/processes.ts loads. The first of a store publishes a questionnaire and makes an analyst,
 * the others join it.
 */
const [, , place, secret = ''] = process.argv;
const at = new Date('2021-05-20T10:00:00+08:00');
const { ctx, close } = await openStore({
  now: () => at,
  database: process.env.DATABASE_URL,
  level: 'info',
  secret: Buffer.from(secret, 'hex'),
});
if (place === 'first') {
  const id = await openSocial(ctx);
  await createOfficer(ctx, {
    departmentId: id,
    title: { en: 'Analyst (sample)' },
    signInName: 'analyst',
    password: PASSWORD,
    roles: [{ departmentId: id, role: 'analyst' }],
  });
}
const { port, server } = await listen(await createApp(ctx, { demo: false }), '127.0.0.1', 0, ctx);
const stopFollowing = startFollowing(ctx);
process.send?.({ port });
process.once('message', async () => {
  server.closeAllConnections();
  server.close();
  await stopFollowing();
  await close();
  process.exit(0);
});
