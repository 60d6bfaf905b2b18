import { createApp } from './app.ts';
import { readEnv } from './env.ts';
import { openInstallation } from './installation.ts';
import { startJobs } from './jobs/jobs.ts';
import { jobs } from './jobs.ts';
import { listen, stopOnSignal } from './serve.ts';

const env = readEnv(process.env);
const installation = await openInstallation(env);
const { ctx, demo } = installation;
const app = await createApp(ctx, { demo });
const { server } = await listen(app, env.HOST, env.PORT);
stopOnSignal(server, installation, startJobs(ctx, jobs));
console.log(`Wenji listens on ${env.PUBLIC_URL}`);
console.log(
  'This installation is empty until it is set up; set-up follows in a later version. Try: npm run demo',
);
