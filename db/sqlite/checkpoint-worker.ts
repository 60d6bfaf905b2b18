import { parentPort, workerData } from 'node:worker_threads';
import { emptyLog, takeOver } from './checkpoint.ts';
import { openReader } from './open.ts';
import { rewriteApart, untilEmptied } from './rewrite.ts';

const { file } = workerData as { file: string };

/** A thread of its own: the disk's work at a checkpoint, or while the store is rewritten, keeps no request waiting. */
const database = openReader(file);
database.pragma('wal_autocheckpoint = 0');
// Whoever writes or reads goes first.
database.pragma('busy_timeout = 0');
let open = true;

async function rewrite() {
  const ms = rewriteApart(file);
  const emptied = await untilEmptied(
    () => emptyLog(database),
    () => open,
  );
  return { ms, emptied };
}

const failed = (error: unknown) => ({ error: error instanceof Error ? error.message : String(error) });

parentPort?.on('message', (message: 'look' | 'idle' | 'rewrite' | 'stop') => {
  if (message === 'stop') {
    open = false;
    database.close();
    parentPort?.close();
  } else if (message === 'rewrite') {
    rewrite().then(
      (rewritten) => parentPort?.postMessage({ rewritten }),
      (error: unknown) => parentPort?.postMessage({ rewritten: failed(error) }),
    );
  } else {
    try {
      parentPort?.postMessage(takeOver(database, message === 'idle'));
    } catch (error) {
      parentPort?.postMessage(failed(error));
    }
  }
});
