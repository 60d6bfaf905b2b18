import type { Context } from './context.ts';

/** Milliseconds between two looks at what other processes did. */
const LOOK_MS = 1000;

type Look = () => Promise<unknown>;

const looks = new WeakMap<Context['pages'], Look[]>();

/** Has this done about every second, where other processes write to the store too. */
export function follow({ pages }: Pick<Context, 'pages'>, look: Look): void {
  const known = looks.get(pages) ?? [];
  looks.set(pages, known);
  known.push(look);
}

/** One look: what fails is logged, and done the next time. */
export async function lookOnce({ pages, log }: Pick<Context, 'pages' | 'log'>): Promise<void> {
  for (const look of looks.get(pages) ?? [])
    await look().catch((error: unknown) => log.warn({ err: error }, 'other processes not followed'));
}

/** Keeps up with other processes in the background, so that nobody who asks waits long; gives a stop, which waits for it. */
export function startFollowing(ctx: Context): () => Promise<void> {
  if (!ctx.upkeep.shared) return async () => {};
  let looking: Promise<void> | undefined;
  const timer = setInterval(() => {
    looking ??= lookOnce(ctx).finally(() => {
      looking = undefined;
    });
  }, LOOK_MS).unref();
  return async () => {
    clearInterval(timer);
    await looking;
  };
}
