import type { Header } from './archive.ts';

export type Stage = 'snapshot' | 'content' | 'writing' | 'reading-back';
export type Progress = (stage: Stage, done: number, total: number) => void;

/** What a backup is made of: a store at one moment. */
export interface Source {
  header: Header;
  /** How many bytes it has, about. */
  bytes: number;
  /** Reads it, once; throws where it does not come to its end. */
  read(): AsyncIterable<Buffer>;
  close(): Promise<void>;
}

/** What a store says of itself. */
interface Told {
  schema: string;
  made_at: string;
  demo: boolean;
  secret_check: string;
}

export const toldBy = (schema: string, secretCheck: string, demo: string | undefined, at: Date): Told => ({
  schema,
  made_at: `${at.toISOString().slice(0, 19)}Z`,
  demo: demo === '1',
  secret_check: secretCheck,
});

export const NEVER_OPENED = 'The store was never opened by a server; there is nothing to back up';
