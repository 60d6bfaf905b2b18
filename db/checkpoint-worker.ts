import { parentPort, workerData } from 'node:worker_threads';
import { takeOver } from './checkpoint.ts';
import { openReader } from './open.ts';

/** A thread of its own: the disk's work at a checkpoint keeps no request waiting. */
const database = openReader((workerData as { file: string }).file);
database.pragma('wal_autocheckpoint = 0');
// Whoever writes or reads goes first.
database.pragma('busy_timeout = 0');

parentPort?.on('message', (message: 'look' | 'idle' | 'stop') => {
  if (message === 'stop') {
    database.close();
    parentPort?.close();
    return;
  }
  try {
    parentPort?.postMessage(takeOver(database, message === 'idle'));
  } catch (error) {
    parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
});
