import { readFileSync } from 'node:fs';
import pg from 'pg';
import { expect, test } from 'vitest';
import { parseReceipt } from '#server/access/receipts.ts';
import { findByReceipt, withdrawResponse } from '#server/responses/holding.ts';
import { Counters, recount } from '#server/results/counters.ts';
import { freshKey, send, sent } from '../support/api.ts';
import { young } from '../support/definitions.ts';
import { publish } from '../support/publish.ts';
import { openDatabase, unshared } from './support.ts';

/** The statements of docs/many-processes.md, as an operator would give them. */
const partition = /^## Partitions$.*?```sql\n(.*?)```/ms.exec(
  readFileSync('docs/many-processes.md', 'utf8'),
)?.[1];

test.skipIf(unshared)(
  'answers go on in partitions by questionnaire as they went on in one table',
  async () => {
    const { url, another } = await openDatabase();
    const before = await another();
    const questionnaire = await publish(before.ctx);
    const key = freshKey();
    const { receipt } = await sent(before, young, { key });

    const client = new pg.Client(url);
    await client.connect();
    await client.query(partition ?? 'the document has no statements');
    const { rows } = await client.query(
      "SELECT count(*)::int AS n FROM pg_inherits WHERE inhparent = 'response'::regclass",
    );
    await client.end();
    expect(rows).toEqual([{ n: 4 }]);

    const { ctx, ...house } = await another();
    const again = await send({ ctx, ...house }, young, { key });
    expect([again.status, await again.json()]).toEqual([200, expect.objectContaining({ receipt })]);
    await Promise.all(Array.from({ length: 12 }, () => sent({ ctx, ...house }, young)));
    const digits = parseReceipt(receipt) ?? '';
    const held = await findByReceipt(ctx, digits);
    if (!held) throw new Error('The response of before is gone');
    await withdrawResponse(ctx, held);
    expect((await findByReceipt(ctx, digits))?.withdrawnDay).toBe('2021-05-20');
    const { received } = await (await Counters.start(ctx)).of(questionnaire);
    expect(received()).toEqual((await recount(ctx, questionnaire)).marginals.received());
    expect(received()).toMatchObject([{ n: 12 }]);
  },
);
