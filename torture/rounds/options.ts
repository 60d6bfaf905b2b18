import { parseArgs } from 'node:util';
import { type Kind, kinds } from './kinds.ts';

const usage = `npm run torture -- [--rounds N] [--quick] [--seed S] [--only KIND] [--store STORE] [--json]
  --rounds N   so many times (25)
  --quick      at most 25 times
  --seed S     draws the same kinds and moments of killing again
  --only KIND  one of ${kinds.join(', ')}
  --store STORE  sqlite, or postgres: a cluster of its own (sqlite)
  --json       the report as JSON`;

/** What the command line asks for; ends the program where it asks for what there is not. */
export function options(): {
  many: number;
  seed: number;
  only: Kind | undefined;
  postgres: boolean;
  json: boolean;
} {
  try {
    const { values } = parseArgs({
      options: {
        rounds: { type: 'string', default: '25' },
        seed: { type: 'string', default: String(Date.now() % 1_000_000) },
        only: { type: 'string' },
        store: { type: 'string', default: 'sqlite' },
        quick: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    const asked = whole(values.rounds);
    const only = kinds.find((each) => each === values.only);
    if (asked < 1 || (values.only !== undefined && !only)) throw new RangeError('No such rounds');
    if (!['sqlite', 'postgres'].includes(values.store)) throw new RangeError('No such store');
    const many = values.quick ? Math.min(25, asked) : asked;
    return { many, seed: whole(values.seed), only, postgres: values.store === 'postgres', json: values.json };
  } catch {
    console.error(usage);
    process.exit(1);
  }
}

function whole(given: string): number {
  if (!/^\d{1,9}$/.test(given)) throw new RangeError('No whole number');
  return Number(given);
}
