import { collectDefaultMetrics, Registry } from 'prom-client';

let registry: Registry | undefined;

/** What every program of Node tells (memory, processor, event loop, garbage), from the first time it is asked. */
export function processMetrics(): Registry {
  if (!registry) {
    registry = new Registry();
    collectDefaultMetrics({ register: registry });
  }
  return registry;
}
