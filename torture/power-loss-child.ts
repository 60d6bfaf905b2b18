import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import hall from '#db/seeds/hall-hours-2021.json' with { type: 'json' };
import type { Context } from '#server/context.ts';
import { hallAnswers } from '#server/demo/hall-answers.ts';
import { chance } from '#server/demo/random.ts';
import { openInstallation } from '#server/installation.ts';
import {
  listQuestionnaires,
  publishQuestionnaire,
  type Questionnaire,
} from '#server/questionnaires/questionnaires.ts';
import { findByReceipt, withdrawResponse } from '#server/responses/holding.ts';
import { submitResponse } from '#server/responses/responses.ts';
import { createDepartment } from '#server/staff/departments.ts';
import { settings, still } from './power-loss/settings.ts';

/**
 * Writes until it is killed, by the verbs of the product, and says a line on the pipe before each write and after it was
 * answered: `sent KEY`, `stored KEY`, `withdrawn KEY`. Arguments: folder, FULL or NORMAL, writes at once, seed.
 */
const [folder = '', synchronous = 'FULL', atOnce = '1', seed = '1'] = process.argv.slice(2);
const dice = chance(Number(seed));
const say = (...lines: string[]) => writeSync(1, `${lines.join('\n')}\n`);

if (synchronous === 'NORMAL') weaken();
const { ctx } = await openInstallation(settings(folder), still);
say('opened');
const questionnaire = (await listQuestionnaires(ctx))[0] ?? (await publish(ctx));
say('published');
for (;;) {
  const keys = Array.from({ length: Number(atOnce) }, () => randomUUID());
  say(...keys.map((key) => `sent ${key}`));
  await Promise.all(keys.map((key) => send(ctx, questionnaire, key)));
}

/** What the product never does: a commit is answered before the disk has it. */
function weaken(): void {
  const exec = Database.prototype.exec;
  Database.prototype.exec = function (sql) {
    if (sql === 'BEGIN IMMEDIATE') this.pragma('synchronous = NORMAL');
    return exec.call(this, sql);
  };
}

function publish(opened: Context): Promise<Questionnaire> {
  return opened.store.write(async (tx) => {
    const { id } = await createDepartment(tx, { slug: 'office', name: { en: 'Office (sample)' } });
    return publishQuestionnaire(tx, {
      departmentId: id,
      definition: hall,
      opensAt: new Date('2021-04-12T00:00:00+08:00'),
      closesAt: new Date('2021-04-30T24:00:00+08:00'),
      resultsDueOn: '2021-05-14',
      channels: ['online'],
    });
  });
}

async function send(opened: Context, to: Questionnaire, key: string): Promise<void> {
  const outcome = await submitResponse(opened, to, {
    key,
    versionNo: 1,
    language: 'zh-CN',
    answers: hallAnswers(dice),
    channel: 'online',
  });
  if ('problems' in outcome) throw new Error(JSON.stringify(outcome.problems));
  say(`stored ${key}`);
  if (!dice.is(0.1)) return;
  const held = await findByReceipt(opened, outcome.accepted.receipt);
  if (!held) throw new Error('A response that was stored is not found');
  await withdrawResponse(opened, held);
  say(`withdrawn ${key}`);
}
