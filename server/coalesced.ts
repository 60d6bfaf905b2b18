/**
 * Asks once for everybody who waits: whoever calls gets what was asked after the call, together with all who called while
 * the one before was on its way. That one is waited for at most so many milliseconds.
 */
export function coalesced<T>(ask: () => Promise<T>, patienceMs?: number): () => Promise<T> {
  let running: Promise<unknown> | undefined;
  let next: Promise<T> | undefined;
  const begin = (): Promise<T> => {
    next = undefined;
    const asking = ask();
    const mine = settled(asking, patienceMs).finally(() => {
      if (running === mine) running = undefined;
    });
    running = mine;
    return asking;
  };
  return () => {
    if (next) return next;
    if (!running) return begin();
    next = running.then(begin);
    return next;
  };
}

/** Until the work is done or has failed, or its time is over. */
function settled(work: Promise<unknown>, ms: number | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = ms === undefined ? undefined : setTimeout(resolve, ms);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    work.then(done, done);
  });
}
