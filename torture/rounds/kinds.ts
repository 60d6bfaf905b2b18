import { setTimeout as pause } from 'node:timers/promises';
import { killWhileBackingUp } from './backing-up.ts';
import type { Dice } from './dice.ts';
import { addExpired, letLeasesEnd, wasCut } from './expired.ts';
import { cutOff, serveThrough } from './failing.ts';
import type { Home } from './home.ts';
import { killWhileMigrating } from './migrating.ts';
import { at } from './place.ts';
import type { Torment } from './torment.ts';

export const kinds = [
  'serving',
  'starting',
  'stopping',
  'migrating',
  'job',
  'backing-up',
  'cut-off',
  'restarting',
  'crashing',
] as const;
export type Kind = (typeof kinds)[number];

/** How often each comes in about twenty-five rounds. */
const deck: { [kind in Kind]: number } = {
  serving: 12,
  starting: 4,
  stopping: 2,
  migrating: 3,
  job: 3,
  'backing-up': 2,
  'cut-off': 6,
  restarting: 2,
  crashing: 6,
};

const ofFiles: readonly Kind[] = ['migrating', 'backing-up'];
const ofServers: readonly Kind[] = ['cut-off', 'restarting', 'crashing'];

/** What can be played where the store is a file, or a database with a server of its own. */
export const kindsOf = ({ cluster }: Home): Kind[] => {
  const others = cluster ? ofFiles : ofServers;
  return kinds.filter((kind) => !others.includes(kind));
};

/** Kinds of round in an order of chance, each as often as the deck says. */
export function* dealt(dice: Dice, known: readonly Kind[]): Generator<Kind, never> {
  if (known.length === 0) throw new RangeError('No kind of round can be played');
  for (;;) {
    const cards = known.flatMap((kind) => Array.from({ length: deck[kind] }, () => kind));
    while (cards.length > 0) yield cards.splice(dice.below(cards.length), 1)[0] as Kind;
  }
}

const KILL_WITHIN_MS = 450;

const serve = (torment: Torment) =>
  torment.rush(async () => {
    await pause(20 + torment.dice.below(KILL_WITHIN_MS));
    return 'kill';
  });

/** A kind of round: from a server that runs to a store that nobody has open, or to one that nobody acts on. */
export const rounds: { [kind in Kind]: (torment: Torment) => Promise<void> } = {
  serving: serve,
  async starting(torment) {
    await serve(torment);
    const usual = torment.starts.at(-1) ?? 1000;
    for (let times = 1 + torment.dice.below(2); times > 0; times--) {
      torment.spawn();
      await pause(torment.dice.below(Math.round(usual * 1.1)));
      await torment.kill();
    }
  },
  stopping: (torment) =>
    torment.rush(async () => {
      await pause(20 + torment.dice.below(KILL_WITHIN_MS));
      torment.server.child.kill('SIGTERM');
      await pause(torment.dice.below(60));
      return 'kill';
    }),
  async migrating(torment) {
    await serve(torment);
    await killWhileMigrating(torment);
  },
  'backing-up': killWhileBackingUp,
  'cut-off': (torment) => serveThrough(torment, cutOff),
  restarting: (torment) => serveThrough(torment, (cluster) => cluster.restartMeanwhile('fast')),
  crashing: (torment) => serveThrough(torment, (cluster) => cluster.restartMeanwhile('immediate')),
  /** A job is begun by an officer while others act. Half the time it goes on at the next start. */
  async job(torment) {
    const { dice, home, place } = torment;
    await serve(torment);
    await letLeasesEnd(home);
    await addExpired(home, dice.of([40, 40, 1200]));
    await torment.recover();
    await torment.rush(async () => {
      await pause(20 + dice.below(150));
      const job = dice.pick({ retention: 4, 'text-index': 1, 'half-answers': 1 });
      const begun = at(place, 'system').form(`/workspace/jobs/${job}/runs`, {});
      begun.then(
        () => torment.note(`${job} ended before the kill`),
        () => torment.note(`${job} killed`),
      );
      // On a busy machine it takes a while until it is begun.
      for (let waited = 0; waited < 100 && !(await wasCut(home, job)); waited++) await pause(15);
      await pause(dice.below(120));
      return 'kill';
    });
    torment.note((await wasCut(home, 'retention')) ? 'retention cut short' : 'retention not cut short');
    if (dice.is(0.5)) await letLeasesEnd(home);
  },
};
