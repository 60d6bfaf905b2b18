import type { BrowserContext } from 'playwright-core';

/** What must never happen on a page, noted as it happens. */
export interface Watch {
  faults: string[];
  /** Something that a journey brings about on purpose. */
  allow(pattern: RegExp): void;
  /** Forgets what was noted and allowed. */
  begin(): void;
}

/** Chromium writes a line for every answer of 400 and more; bad input is answered with 422 and is no fault. */
const badInput = /the server responded with a status of 422/;

/** Listens for errors of scripts, refused scripts and styles, dialogs, foreign hosts and faults of the server. */
export function watch(context: BrowserContext, origin: string): Watch {
  const faults: string[] = [];
  let allowed = [badInput];
  const note = (fault: string) => {
    if (!allowed.some((pattern) => pattern.test(fault))) faults.push(fault);
  };
  context.on('weberror', (event) => note(`error: ${event.error().stack ?? event.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error' || /Content.Security.Policy/i.test(message.text()))
      note(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('dialog', async (dialog) => {
    note(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  context.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (protocol !== 'data:' && asked !== origin) note(`foreign host: ${request.url()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 500) note(`${response.status()} from ${response.url()}`);
  });
  return {
    faults,
    allow: (pattern) => allowed.push(pattern),
    begin() {
      faults.length = 0;
      allowed = [badInput];
    },
  };
}
