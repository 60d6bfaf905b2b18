import { parseArgs } from 'node:util';

/** One measured figure, as `--json` prints it (contract: benchmarks). */
export interface Measure {
  what: string;
  value: number;
  unit: string;
  reference: string;
  /** value / reference, or reference / value where less is better, as `what` says. */
  ratio: number | null;
  target: string;
  ok: boolean;
}

export function options() {
  const { values } = parseArgs({
    args: process.argv.slice(2),
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      profile: { type: 'string' },
      store: { type: 'string' },
      soak: { type: 'string' },
    },
    allowPositionals: true,
  });
  return values;
}

export const median = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

export function report(measures: Measure[], json: boolean): void {
  if (json) {
    console.log(JSON.stringify(measures, null, 1));
    return;
  }
  for (const { what, value, unit, reference, ratio, target, ok } of measures)
    console.log(
      `${ok ? 'ok  ' : 'miss'}  ${what}: ${round(value)} ${unit}${ratio === null ? '' : `, ratio ${round(ratio)} to ${reference}`} (target ${target})`,
    );
}

const round = (value: number) => (value >= 100 ? Math.round(value) : Math.round(value * 100) / 100);

/** A figure that is told and has no target. */
export const told = (what: string, value: number, unit: string): Measure => ({
  what,
  value,
  unit,
  reference: '',
  ratio: null,
  target: 'told',
  ok: true,
});
