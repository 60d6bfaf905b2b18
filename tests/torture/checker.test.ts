import { closeSync, openSync, writeSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SqliteFile } from '#db/sqlite/open.ts';
import { shownFaults } from '../../torture/rounds/figures.ts';
import { lookInto } from '../../torture/rounds/look.ts';
import { openScene, type Scene } from './support.ts';

let scene: Scene;

/** Everything that the crowd does. */
const acts = [
  'answer',
  'answer by form',
  'correct an answer',
  'withdraw an answer',
  'comment',
  'comment by form',
  'correct a comment',
  'withdraw a comment',
  'decide',
  'reopen',
  'group',
  'answer a group',
  'draft a sheet',
  'sign a sheet',
  'return a sheet',
];

/** What must have come about before it can be tampered with. */
const wanted = [
  'select 1 from response where withdrawn_day is not null',
  `select 1 from response where answers like '%young%'`,
  'select 1 from response where revision > 0 and withdrawn_day is null',
  `select 1 from approval_act where act = 'sign'`,
  `select 1 from audit_event where act = 'comment.released'`,
  `select 1 from redaction r join comment c on c.id = r.comment_id and c.revision = r.revision
     where revoked_at is null and withdrawn_at is null`,
  `select 1 from disposition d join group_member m on m.group_id = d.group_id
     join counted_opinion o on o.id = m.opinion_id where o.position = 1`,
  'select 1 where (select count(*) from response) > 80',
];

async function hasComeAbout(): Promise<boolean> {
  const look = await lookInto(scene.place.home);
  const all = wanted.every((sql) => look.rows(sql).length > 0);
  await look.close();
  return all && acts.every((act) => (scene.place.ledger.counts.all.acknowledged[act] ?? 0) > 0);
}

beforeAll(async () => {
  scene = await openScene(5);
  // Comments are decided on, grouped and answered only once a check has told their numbers.
  for (let times = 0; times < 20 && !(await hasComeAbout()); times++) {
    await scene.play(90);
    await scene.checkAfter();
  }
}, 120_000);

afterAll(() => scene.close());

test('finds nothing where nothing was done to the store, and has looked at every kind of act', async () => {
  const { faults, lost, doubled, things, auditLines } = await scene.checkAfter();
  expect(faults).toEqual([]);
  expect([lost, doubled]).toEqual([0, 0]);
  expect(things).toBe(scene.place.ledger.sent.size);
  expect(auditLines).toBeGreaterThan(20);
  const { acknowledged, reposted } = scene.place.ledger.counts.all;
  for (const act of acts) expect([act, (acknowledged[act] ?? 0) > 0]).toEqual([act, true]);
  expect(Object.keys(reposted).sort()).toEqual(['comment', 'response']);
});

/** Changes exactly one row. */
const change = (sql: string) => (file: SqliteFile) => {
  expect(file.prepare(sql).run().changes).toBe(1);
};

const STORED = 'what was acknowledged is stored';
const HALF = 'nothing was done by half';

test.each<[what: string, sql: string, claim: string]>([
  [
    'an answer is gone, its words too',
    `delete from response where id = (select id from response where withdrawn_day is null
      and not exists (select 1 from json_each(answers) where type = 'true') limit 1)`,
    STORED,
  ],
  [
    'an answer stands twice',
    `insert into response select questionnaire_id, randomblob(16), version_no, channel, entrance, site, entry_batch, language,
      day, answers, body_mac, revision, withdrawn_day, flags from response where answers not like '%true%' limit 1`,
    'nothing is doubled',
  ],
  [
    'an answer says something else',
    `update response set answers = replace(answers, 'young', 'old') where id =
      (select id from response where answers like '%young%' limit 1)`,
    STORED,
  ],
  [
    'a corrected answer is one revision back',
    `update response set revision = revision - 1 where id =
      (select id from response where revision > 0 and withdrawn_day is null limit 1)`,
    STORED,
  ],
  [
    'a withdrawn answer is back',
    `update response set answers = '{"A1":"young","B1":["tea"]}', withdrawn_day = null where id =
      (select id from response where withdrawn_day is not null limit 1)`,
    STORED,
  ],
  [
    'the tombstone of a withdrawn answer is gone',
    `delete from response where id = (select id from response where withdrawn_day is not null limit 1)`,
    STORED,
  ],
  [
    'words are other words',
    `update response_text set text = 'other' where text_id = (select min(text_id) from response_text)`,
    STORED,
  ],
  [
    'words are gone',
    `delete from response_text where text_id = (select min(text_id) from response_text)`,
    HALF,
  ],
  [
    'a comment is gone',
    `delete from comment where no = (select max(no) from comment where withdrawn_at is null)`,
    STORED,
  ],
  [
    'a comment stands twice',
    `insert into comment select consultation_id, randomblob(16), (select max(no) + 1 from comment), 7, round_no, version_no,
      channel, entrance, serial, received_at, paper_day, postmark_day, body_mac, revision, withdrawn_at
      from comment where withdrawn_at is null limit 1`,
    'nothing is doubled',
  ],
  [
    'a point of a comment is gone',
    `delete from opinion where id = (select o.id from opinion o join comment c on c.id = o.comment_id
      and c.revision = o.revision limit 1)`,
    STORED,
  ],
  [
    'a decision is another one',
    `update moderation set act = 'withhold', rule = 'advertising' where rowid =
      (select rowid from moderation where act = 'release' limit 1)`,
    STORED,
  ],
  [
    'a decision is there that nobody took',
    `insert into moderation select consultation_id, comment_id, seq + 1, revision, 'reopen', null, null, null, officer_id, at
      from moderation order by seq desc limit 1`,
    HALF,
  ],
  [
    'what was hidden is shown',
    `update redaction set revoked_at = at where id = (select r.id from redaction r join comment c on c.id = r.comment_id
      and c.revision = r.revision where revoked_at is null and withdrawn_at is null limit 1)`,
    STORED,
  ],
  [
    'a sheet was signed and nothing came of it',
    `delete from period_event where seq = (select max(seq) from period_event)`,
    HALF,
  ],
  [
    'a signature is gone',
    `delete from approval_act where rowid = (select rowid from approval_act where act = 'sign' limit 1)`,
    STORED,
  ],
  [
    'an opinion is in no group any more',
    `delete from group_member where opinion_id = (select m.opinion_id from group_member m join counted_opinion o
      on o.id = m.opinion_id where o.position = 1 limit 1)`,
    STORED,
  ],
  [
    'the answer to a group is gone',
    `delete from disposition where rowid = (select d.rowid from disposition d join group_member m on m.group_id = d.group_id
      join counted_opinion o on o.id = m.opinion_id where o.position = 1 limit 1)`,
    STORED,
  ],
  [
    'a gap is in the numbers',
    `update comment set no = no + 1 where no = (select max(no) from comment)`,
    HALF,
  ],
  [
    'a line of the audit trail was changed',
    `update audit_event set act = 'comment.withheld' where seq =
      (select max(seq) from audit_event where act = 'comment.released')`,
    'the audit chain holds',
  ],
  [
    'the last line of the audit trail is gone',
    `delete from audit_event where seq = (select max(seq) from audit_event)`,
    'the audit chain holds',
  ],
])('reports it when %s', async (_, sql, claim) => {
  const { faults, lost, doubled } = await scene.checkAfter(change(sql));
  expect(faults.map((each) => each.claim)).toContain(claim);
  if (/is gone/.test(_) && claim === STORED && /from (response|comment) /.test(sql)) expect(lost).toBe(1);
  if (claim === 'nothing is doubled') expect(doubled).toBe(1);
});

test('reports it when comments are counted otherwise than they stand', async () => {
  const { faults } = await scene.checkAfter((file) => {
    const [{ sql = '' } = {}] = file
      .prepare(`select sql from sqlite_schema where name = 'comment_state'`)
      .all() as { sql?: string }[];
    file.exec('drop view comment_state');
    file.exec(sql.replace(/comment_state/, 'every_state'));
    file.exec('create view comment_state as select * from every_state where no > 1');
  });
  expect(faults.map(({ claim }) => claim)).toContain('figures are what one counts');
});

test('reports it when an officer is shown figures that are not those of the store', async () => {
  await scene.restart();
  const look = await lookInto(scene.place.home);
  expect(await shownFaults(scene.place, look)).toEqual([]);
  const oneLess = {
    ...look,
    rows: <T>(sql: string, ...values: unknown[]) => look.rows<T>(sql, ...values).slice(1),
  };
  const faults = await shownFaults(scene.place, oneLess);
  await look.close();
  expect(faults.map(({ detail }) => detail.replace(/\d+/g, '…'))).toContain('A…: n … of …');
  expect(faults.length).toBeGreaterThan(3);
});

test('reports a store that is damaged', async () => {
  const { faults } = await scene.checkAfter((file) => {
    const [{ rootpage = 0 } = {}] = file
      .prepare(`select rootpage from sqlite_schema where name = 'sqlite_autoindex_comment_1'`)
      .all() as { rootpage?: number }[];
    file.pragma('wal_checkpoint(TRUNCATE)');
    const store = openSync(file.name, 'r+');
    writeSync(store, Buffer.alloc(100, 0xff), 0, 100, (rootpage - 1) * 4096);
    closeSync(store);
  });
  expect(faults.map(({ claim }) => claim)).toEqual(['the store is whole']);
});
