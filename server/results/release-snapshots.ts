import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import * as queries from './releases.queries.ts';
import type { Release } from './releases.ts';
import type { Snapshot } from './snapshot.ts';

export interface ReleaseWithSnapshot extends Release {
  snapshot: Snapshot;
}

const parsed = new Map<string, Snapshot>();

/** Snapshots never change, so each is parsed once. Throws NotFoundError. */
export async function withSnapshot(ctx: Context, release: Release): Promise<ReleaseWithSnapshot> {
  const known = parsed.get(release.hash);
  if (known) return { ...release, snapshot: known };
  const snapshot = JSON.parse(await snapshotText(ctx, release)) as Snapshot;
  parsed.set(release.hash, snapshot);
  return { ...release, snapshot };
}

/** The bytes that were hashed. Throws NotFoundError. */
export async function snapshotText(ctx: Context, { id }: Pick<Release, 'id'>): Promise<string> {
  const row = await queries.findRelease(ctx.db, id);
  if (!row) throw new NotFoundError();
  return row.snapshot;
}
