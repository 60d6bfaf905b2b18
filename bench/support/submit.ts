import autocannon from 'autocannon';
import { submission } from './bodies.ts';
import type { Answered } from './latency.ts';

export interface Submitted {
  answered: Answered[];
  seconds: number;
  /** Connections that broke and requests that timed out. */
  errors: number;
}

/** Submits by so many connections, each sending the next as soon as it is answered. */
export function submit(port: number, connections: number, duration: number): Promise<Submitted> {
  const answered: Answered[] = [];
  const options = {
    url: `http://127.0.0.1:${port}`,
    connections,
    duration,
    requests: [{ setupRequest: (request: autocannon.Request) => ({ ...request, ...submission() }) }],
  };
  return new Promise((resolve, reject) => {
    const running = autocannon(options, (error, result) => {
      if (error) reject(error);
      else resolve({ answered, seconds: result.duration, errors: result.errors + result.timeouts });
    });
    running.on('response', (_client, status, _bytes, ms) => answered.push({ at: Date.now(), ms, status }));
  });
}
