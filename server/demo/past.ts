import type { Context } from '../context.ts';

/** The same installation at another time: the demonstration's story is played in its own days. */
export function at(ctx: Context, instant: string): Context {
  const then = new Date(instant);
  const clock = { ...ctx.clock, now: () => then, real: () => new Date() };
  return withClock(ctx, clock);
}

function withClock(ctx: Context, clock: Context['clock']): Context {
  return {
    ...ctx,
    clock,
    store: {
      write: (work) => ctx.store.write((tx) => work(withClock(tx, clock))),
      grouped: (work) => ctx.store.grouped((tx, items) => work(withClock(tx, clock), items)),
      atOneMoment: (read) => ctx.store.atOneMoment(read),
      afterCommit: (listener) => ctx.store.afterCommit(listener),
      announce: (...act) => ctx.store.announce(...act),
      expirePages: () => ctx.store.expirePages(),
      noteErasure: () => ctx.store.noteErasure(),
    },
  };
}
