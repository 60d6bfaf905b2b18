import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Chance } from '#server/demo/random.ts';
import { Disk } from '../shim/disk.ts';
import { cutPower } from '../shim/power-cut.ts';
import { inspect } from './inspect.ts';
import { type Death, liveAndDie, type Said, type Writing } from './life.ts';

export interface Series extends Writing {
  name: string;
  rounds: number;
  /** What was not synced survives by a coin, each sector by itself; else nothing of it does. */
  torn: boolean;
}

export interface Counts {
  series: string;
  rounds: number;
  /** Rounds whose process was killed before it had answered anything. */
  early: number;
  answered: number;
  lost: number;
  lossyRounds: number;
  unanswered: number;
  wrong: string[];
}

/** Lives of one store before another is begun. */
const LIVES = 5;

const nothing = (): Said => ({ published: false, sent: new Set(), stored: new Set(), withdrawn: new Set() });

/**
 * Round after round: a process writes, is killed, the power goes, and a copy of what is left is opened and compared. The
 * next process opens what is left itself, until the store has had its lives or has lost something.
 */
export async function runSeries(
  series: Series,
  library: string,
  dice: Chance,
  tell: (counts: Counts) => void,
) {
  const counts: Counts = {
    series: series.name,
    rounds: 0,
    early: 0,
    answered: 0,
    lost: 0,
    lossyRounds: 0,
    unanswered: 0,
    wrong: [],
  };
  const place = mkdtempSync(join(tmpdir(), 'wenji-power-'));
  try {
    let life = LIVES;
    let said = nothing();
    while (counts.rounds < series.rounds) {
      if (life >= LIVES) {
        rmSync(place, { recursive: true });
        mkdirSync(join(place, 'data'), { recursive: true });
        life = 0;
        said = nothing();
      }
      life = (await round(series, library, dice, place, said, counts)) ? life + 1 : LIVES;
      tell(counts);
    }
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
  return counts;
}

/** Tells whether the store still holds everything. */
async function round(
  series: Series,
  library: string,
  dice: Chance,
  place: string,
  said: Said,
  counts: Counts,
): Promise<boolean> {
  const [data, shadow, copy] = ['data', 'shadow', 'copy'].map((name) => join(place, name)) as [
    string,
    string,
    string,
  ];
  for (const folder of [shadow, copy]) rmSync(folder, { recursive: true, force: true });
  const disk = new Disk(library, data, { shadow, skipSync: true });
  const now = await liveAndDie(data, disk, series, deathBy(dice), Math.floor(dice.next() * 2 ** 31));
  const { opens, writes, syncs } = disk.seen;
  disk.close();
  if (now.stored.size > 0 && (opens === 0 || writes === 0 || syncs === 0))
    throw new Error(`The shim saw ${opens} opens, ${writes} writes, ${syncs} syncs: it is blind`);
  cutPower(data, shadow, series.torn ? () => dice.is(0.5) : undefined);
  for (const act of ['sent', 'stored', 'withdrawn'] as const) for (const key of now[act]) said[act].add(key);
  if (now.published && !said.published) counts.answered += 1;
  said.published ||= now.published;
  cpSync(data, copy, { recursive: true });
  const found = await inspect(copy, said).catch((error: unknown) => ({
    lost: said.stored.size,
    unanswered: 0,
    wrong: [`it does not open: ${error}`],
  }));
  counts.rounds += 1;
  counts.early += now.stored.size === 0 ? 1 : 0;
  counts.answered += now.stored.size + now.withdrawn.size;
  counts.lost += found.lost;
  counts.lossyRounds += found.lost > 0 ? 1 : 0;
  counts.unanswered += found.unanswered;
  counts.wrong.push(...found.wrong.map((words) => `round ${counts.rounds}: ${words}`));
  return found.lost === 0 && found.wrong.length === 0;
}

/** A third dies while it starts or migrates, the others while they write. */
const deathBy = (dice: Chance): Death =>
  dice.is(1 / 3)
    ? { after: 'start', milliseconds: 20 + dice.next() * 500 }
    : { after: 'answer', milliseconds: dice.next() ** 2 * 500 };
