import type { Kysely } from 'kysely';
import type { TableContent, Value } from '../content-hash.ts';
import { StoreRefusedError } from '../refusals.ts';
import type { Schema } from '../schema.ts';

/** A move that is not made, or not finished; one sentence for whoever asked for it. */
export class MoveRefusedError extends StoreRefusedError {}

/** A table as a move sees it. */
export interface Table {
  name: string;
  columns: string[];
  /** Columns of the primary key, in its order. */
  key: string[];
  /** Tables whose rows it refers to. */
  references: string[];
}

export type Content = { [table: string]: TableContent };

/** Where a store comes from: read at one moment, while nobody can write to it. */
export interface Source {
  /** As it may be shown. */
  readonly place: string;
  tables(): Promise<Table[]>;
  content(progress: (table: string) => void): Promise<Content>;
  /** Rows in the order of the key, after so many of them; in portions that are small in memory. */
  rows(table: Table, skip: number): AsyncIterable<Value[][]>;
  meta(key: string): Promise<string | undefined>;
  close(): Promise<void>;
}

/** Where it goes: a new store, which no server opens until it is finished. */
export interface Target {
  readonly place: string;
  /** Makes the tables and notes the content that they are to have; or goes on with what was noted. Throws MoveRefusedError. */
  begin(fingerprint: string): Promise<void>;
  count(table: Table): Promise<number>;
  /** Adds rows, all of them or none. */
  insert(table: Table, rows: readonly Value[][]): Promise<void>;
  readonly db: Kysely<Schema>;
  /** Does what is to be there as a whole or not at all. */
  portion(work: (db: Kysely<Schema>) => Promise<void>): Promise<void>;
  /** Every row is there: what is read next reads them. */
  copied(): Promise<void>;
  content(progress: (table: string) => void): Promise<Content>;
  /** Makes it a store that servers open. */
  finish(): Promise<void>;
  close(): Promise<void>;
}

/** In a target, while it is moved into: what its tables are to hold, and who fills them now. */
export const MARK = 'store_move';

/** Rows that are moved together at the most, and about how many bytes they may come to. */
export const PORTION = 2000;
export const PORTION_BYTES = 4_000_000;

/** About how much memory a row takes. */
export const sizeOf = (row: readonly Value[]): number =>
  row.reduce<number>(
    (sum, value) => sum + (value instanceof Uint8Array || typeof value === 'string' ? value.length : 8),
    0,
  );

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const listed = (names: readonly string[]): string => names.map(quoted).join(', ');

/** In a table without a key, rows that are alike in every column may change places. */
export const orderOf = ({ key, columns }: Table): string => listed(key.length > 0 ? key : columns);
