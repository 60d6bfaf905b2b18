import { protectCube } from '#shared/statistics/suppression/cube.ts';
import { suppress } from '#shared/statistics/suppression/suppress.ts';
import { protectTable, protectView } from '#shared/statistics/suppression/views.ts';
import { anonymiseFlat } from '../exports/anonymity.ts';

/** Work that may take seconds: plain data in, plain data out, nothing read and nothing written. */
export const tasks = { suppress, protectTable, protectView, protectCube, anonymiseFlat };

export type Tasks = typeof tasks;

/** One piece of work as the thread gets it. */
export interface Order {
  no: number;
  task: keyof Tasks;
  given: unknown[];
}

export type Done = { no: number; result: unknown } | { no: number; error: string };

/** Throws what the task throws. */
export function run({ task, given }: Pick<Order, 'task' | 'given'>): unknown {
  const work: (...given: never[]) => unknown = tasks[task];
  return work(...(given as never[]));
}
