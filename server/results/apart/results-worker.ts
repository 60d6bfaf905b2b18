import { parentPort } from 'node:worker_threads';
import { type Done, type Order, run } from './tasks.ts';

/** A thread of its own: while figures are protected no request waits. It does one thing after the other. */
function done(order: Order): Done {
  const { no } = order;
  try {
    return { no, result: run(order) };
  } catch (error) {
    return { no, error: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (order: Order) => parentPort?.postMessage(done(order)));
