const PATIENCE_MS = 20_000;

/** The slides as they are now. Throws where the network does not bring them in time. */
export async function askContent(address: string): Promise<HTMLElement> {
  const stop = new AbortController();
  const patience = setTimeout(() => stop.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(address, {
      credentials: 'same-origin',
      redirect: 'error',
      cache: 'no-store',
      signal: stop.signal,
    });
    if (!answer.ok) throw new Error(String(answer.status));
    // It is our own markup; nothing in it runs.
    const main = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
    if (!main) throw new Error('No slides');
    return main;
  } finally {
    clearTimeout(patience);
  }
}
