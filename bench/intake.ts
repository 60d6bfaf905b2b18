import { cityPush, overload } from './support/city-push.ts';
import { submitOnPostgres } from './support/on-postgres.ts';
import { options, report } from './support/report.ts';
import { soak } from './support/soak.ts';
import { submitOnly } from './support/submit-only.ts';

/**
 * Intake over HTTP, the server in a process of its own. `--profile submit`: durable intake against the same app without
 * a store and against one transaction a request, on this disk and on one that is slow. `--profile city-push`: people who
 * read, answer page by page and submit, then more of them than the store can take. `--soak MINUTES`: flat memory.
 * `--store postgres`: on PostgreSQL, against single-row inserts and against SQLite.
 */
const { quick = false, json = false, profile, store, soak: minutes } = options();
const profiles = { submit: submitOnly, 'city-push': cityPush, beyond: overload };
const names = Object.keys(profiles) as (keyof typeof profiles)[];
if (minutes !== undefined) report(await soak(Number(minutes)), json);
else if (store === 'postgres') report(await submitOnPostgres(quick), json);
else {
  const chosen = names.filter((name) => profile === undefined || name === profile);
  if (chosen.length === 0) throw new Error(`No profile ${profile}: ${names.join(', ')}`);
  const measures = [];
  for (const name of chosen) measures.push(...(await profiles[name](quick)));
  report(measures, json);
}
