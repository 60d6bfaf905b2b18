import { sql } from 'kysely';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { trimFeed } from '#server/acts-feed.ts';
import { openDatabase, unshared } from './support.ts';

test.skipIf(unshared)('a long feed is trimmed in portions, while acts are added to it', async () => {
  const { another, url } = await openDatabase();
  const { ctx } = await another('2021-05-20T10:00:00+08:00');
  await sql`insert into tally_head values ('q', 2600, 2600, '2021-05-20', 2500)`.execute(ctx.db);
  await sql`insert into tally_feed (questionnaire_id, seq, day, acts, ops)
    select 'q', n, case when n <= 2500 then '2021-05-18' else '2021-05-20' end, n, '[{"before":{}}]'
    from generate_series(1, 2600) n`.execute(ctx.db);
  // Whoever adds an act holds the head until its commit.
  const adding = new pg.Client(url);
  await adding.connect();
  onTestFinished(() => adding.end());
  await adding.query('BEGIN; SELECT * FROM tally_head FOR UPDATE');
  const erased = await ctx.upkeep.erasures();
  await trimFeed(ctx);
  await adding.query('COMMIT');
  const { rows } = await sql`select count(*) as n, min(seq) as first from tally_feed`.execute(ctx.db);
  expect(rows).toEqual([{ n: 100, first: 2501 }]);
  expect((await ctx.upkeep.erasures()) - erased).toBe(3);
});
