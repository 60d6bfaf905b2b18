import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '#server/app.ts';
import { openInstallation } from '#server/installation.ts';
import { openWriter, type SqliteFile } from '../../db/sqlite/open.ts';
import { Chain } from '../../torture/rounds/approvals.ts';
import { type Checked, check } from '../../torture/rounds/check.ts';
import { Client, type Transport } from '../../torture/rounds/client.ts';
import { Crowd } from '../../torture/rounds/crowd.ts';
import { diceOf } from '../../torture/rounds/dice.ts';
import { envOf, furnish, PASSWORD, staffed } from '../../torture/rounds/ground.ts';
import { Ledger } from '../../torture/rounds/ledger.ts';
import { lookInto } from '../../torture/rounds/look.ts';
import { type Place, placeOf } from '../../torture/rounds/place.ts';

type App = Awaited<ReturnType<typeof createApp>>;

/** Requests to an app of this process, in the place of a server over the network. */
const within =
  (app: () => App): Transport =>
  async ({ method, path, headers, body }) => {
    const answer = await app().request(path, { method, headers, ...(body === undefined ? {} : { body }) });
    return {
      status: answer.status,
      headers: {
        'set-cookie': answer.headers.getSetCookie(),
        location: answer.headers.get('location') ?? undefined,
      },
      text: await answer.text(),
    };
  };

export interface Scene {
  place: Place;
  chain: Chain;
  /** Holds the store, or a copy of it that something was done to, against the ledger. */
  checkAfter(tamper?: (file: SqliteFile) => void): Promise<Checked>;
  /** Lets the crowd act for so many acts. */
  play(acts: number): Promise<void>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** An installation in this process, on which the crowd acts as it does on a real server. */
export async function openScene(seed: number): Promise<Scene> {
  const root = mkdtempSync(join(tmpdir(), 'wenji-torture-test-'));
  const folder = join(root, 'data');
  const open = async () => {
    const installation = await openInstallation(envOf({ folder }));
    installation.ctx.secondFactor = false;
    installation.ctx.limits.submissions = 100_000;
    return installation;
  };
  let house = await open();
  await furnish(house.ctx);
  let app = await createApp(house.ctx, { demo: false });
  const look = await lookInto({ folder });
  const ledger = new Ledger();
  const chain = new Chain(ledger.counts);
  chain.begin(look.consultation.round.window.closesAt);
  const place = placeOf({ folder }, ledger, look, () => within(() => app));
  await look.close();
  for (const post of staffed) {
    const client = new Client(place.transport);
    const { status } = await client.form('/workspace/sign-in', { name: post, password: PASSWORD });
    if (status !== 303) throw new Error(`Not signed in: ${status}`);
    place.officers.set(post, client);
  }
  const dice = diceOf(seed);
  const checkIn = async (where: string) => {
    const at = await lookInto({ folder: where });
    try {
      return await check(at, ledger, chain);
    } finally {
      await at.close();
    }
  };
  let copies = 0;
  return {
    place,
    chain,
    async checkAfter(tamper) {
      if (!tamper) return checkIn(folder);
      await house.ctx.upkeep.emptyLog();
      const copy = join(root, `copy-${++copies}`);
      cpSync(folder, copy, { recursive: true });
      const file = openWriter(join(copy, 'wenji.db'));
      file.pragma('foreign_keys = OFF');
      for (const { name } of file.prepare(`select name from sqlite_schema where type = 'trigger'`).all() as {
        name: string;
      }[])
        file.exec(`drop trigger "${name}"`);
      tamper(file);
      file.close();
      return checkIn(copy);
    },
    async play(acts) {
      const crowd = new Crowd(place, chain, dice);
      const until = ledger.counts.total('acknowledged') + acts;
      const watch = setInterval(() => ledger.counts.total('acknowledged') >= until && crowd.stop(), 2);
      await crowd.rush().finally(() => clearInterval(watch));
    },
    async restart() {
      await house.close();
      house = await open();
      app = await createApp(house.ctx, { demo: false });
    },
    async close() {
      await house.close();
      rmSync(root, { recursive: true });
    },
  };
}
