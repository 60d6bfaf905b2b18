import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from '../context.ts';
import { journalFrom, journalOf, listErasures } from './erasures.ts';
import { journalText } from './journal-file.ts';

/** Milliseconds between two looks at whether something was erased. */
const LOOK_MS = 5000;

export const mirrorOf = ({ env }: Pick<Context, 'env'>): string => join(env.BACKUP_DIR, 'erasures.jsonl');

/**
 * Makes every erasure whole, soon after its commit and once at the start and the stop: the log is emptied, so that what
 * was deleted stands in no file, and the journal is written beside the backups, so that a restore finds it where the
 * store is lost. What fails is logged and tried at the next look. Gives the last look, to be had before the store closes.
 */
export function startSettling(ctx: Context, everyMs: number = LOOK_MS): () => Promise<void> {
  const state: Settled = { emptied: -1, mirrored: -1, text: '' };
  let running: Promise<void> | undefined;
  const look = () => {
    running ??= settle(ctx, state).finally(() => {
      running = undefined;
    });
    return running;
  };
  void look();
  const timer = setInterval(look, everyMs).unref();
  return async () => {
    clearInterval(timer);
    await running;
    await look();
  };
}

/** Up to which erasure the log was emptied and the journal written, and what it said then. */
interface Settled {
  emptied: number;
  mirrored: number;
  text: string;
}

async function settle(ctx: Context, state: Settled): Promise<void> {
  const erasures = await ctx.upkeep.erasures().catch((error: unknown) => {
    ctx.log.error({ err: error }, 'erasures not counted');
    return undefined;
  });
  if (erasures === undefined) return;
  const attempt = async (what: 'emptied' | 'mirrored', act: () => Promise<boolean>) => {
    if (state[what] === erasures) return;
    try {
      if (await act()) state[what] = erasures;
    } catch (error) {
      ctx.log.error({ err: error }, what === 'emptied' ? 'log not emptied' : 'journal not mirrored');
    }
  };
  await attempt('emptied', () => ctx.upkeep.emptyLog());
  await attempt('mirrored', async () => {
    const text = await mirrorErasures(ctx, state.text);
    state.text = text;
    return true;
  });
}

/** Writes the journal beside the backups, unless it says what it said before; gives what it says. */
export async function mirrorErasures(ctx: Context, before = ''): Promise<string> {
  const text = journalText({
    of: await journalOf(ctx),
    from: await journalFrom(ctx),
    entries: await listErasures(ctx),
  });
  if (text !== before) await replace(ctx.env.BACKUP_DIR, mirrorOf(ctx), text);
  return text;
}

/** Old or new, never half: a temporary file, its bytes on the disk, its name, the folder on the disk. */
async function replace(folder: string, file: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Of its own: processes of several machines may share the folder.
  const temporary = `${file}.${randomBytes(6).toString('hex')}.part`;
  try {
    const written = await open(temporary, 'w', 0o600);
    try {
      await written.writeFile(text);
      await written.sync();
    } finally {
      await written.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  const opened = await open(folder);
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}
