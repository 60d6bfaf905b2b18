import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { openInstallation } from '#server/installation.ts';
import { publishQuestionnaire } from '#server/questionnaires/questionnaires.ts';
import { hashOf } from '#server/results/snapshot.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import { addDays, dayOf } from '#shared/time.ts';
import { tiny } from '#tests/support/definitions.ts';
import { Broken } from './client.ts';
import { envOf } from './ground.ts';
import { ask, change, type Home } from './home.ts';

let made = 0;

/** While no server runs: a questionnaire of last year with answers that had to be erased by now. */
export async function addExpired(home: Home, answers: number): Promise<void> {
  const { ctx, close } = await openInstallation(envOf(home));
  const today = dayOf(ctx.clock.now());
  const department = await ctx.db.selectFrom('department').select('id').executeTakeFirstOrThrow();
  const { id } = await publishQuestionnaire(ctx, {
    departmentId: department.id,
    definition: { ...tiny, slug: `past-${++made}`, privacy: { ...tiny.privacy, retention_months: 1 } },
    opensAt: new Date(`${addDays(today, -400)}T00:00:00+08:00`),
    closesAt: new Date(`${addDays(today, -370)}T00:00:00+08:00`),
    resultsDueOn: addDays(today, -360),
    channels: ['online'],
  });
  const day = addDays(today, -380);
  await ctx.store.write(async ({ db }) => {
    const snapshot = canonicalJson({ versions: [] });
    const release = {
      no: 1,
      snapshot,
      hash: hashOf(snapshot),
      published_at: null,
      note: null,
    };
    const proposed_at = ctx.clock.now().toISOString();
    await db
      .insertInto('release')
      .values({ ...release, id: `release-of-${id}`, questionnaire_id: id, proposed_at })
      .execute();
    for (let at = 0; at < answers; at++) {
      const key = { questionnaire_id: id, id: randomBytes(16) };
      await db
        .insertInto('response')
        .values({
          ...key,
          version_no: 1,
          channel: 'online',
          entrance: null,
          site: null,
          entry_batch: null,
          language: 'zh-CN',
          day,
          answers: canonicalJson({ A1: 'young', B1: ['tea'], B2: true }),
          body_mac: randomBytes(16),
          revision: 0,
          withdrawn_day: null,
          flags: null,
        })
        .execute();
      const text_id = randomBytes(6).readUIntBE(0, 6);
      await db
        .insertInto('response_text')
        .values({
          text_id,
          questionnaire_id: key.questionnaire_id,
          response_id: key.id,
          item: 'B2',
          text: '旧话',
        })
        .execute();
    }
  });
  await close();
}

/** While no server runs: the lease of a server that was killed is over, as it is a minute later. */
export const letLeasesEnd = (home: Home): Promise<void> =>
  change(home, `update job set lease_until = '2000-01-01T00:00:00.000Z' where lease_until is not null`);

/** Whether the job was begun and did not come to its end. */
export async function wasCut(home: Home, job: string): Promise<boolean> {
  const [row] = await ask<{ holder: string | null }>(home, `select holder from job where name = '${job}'`);
  return row?.holder != null;
}

const PATIENCE_MS = 20_000;

/** Beside a server: in the end nothing is left of what had to be erased. */
export async function expectErased(home: Home): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const [left] = await ask<{ n: number | string }>(
      home,
      `select count(*) n from response r join questionnaire q on q.id = r.questionnaire_id
       where q.slug like 'past-%' and r.answers is not null`,
    );
    if (Number(left?.n) === 0) return;
    if (Date.now() > until)
      throw new Broken('a job that was cut short is done later', `${left?.n} answers are left`);
    await pause(100);
  }
}
