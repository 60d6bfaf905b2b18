import type { Page } from 'playwright-core';

/** Bytes that came over the wire: bodies of HTML and CSS as they were compressed, and everything, headers included. */
export interface Weight {
  html: number;
  css: number;
  all: number;
}

/**
 * Weighs what is fetched, as by somebody who was never here unless `cached`. Charts are left out: they are loaded when
 * one is looked at.
 */
export async function weigh(
  page: Page,
  act: () => Promise<unknown>,
  { cached = false } = {},
): Promise<Weight> {
  const weight = { html: 0, css: 0, all: 0 };
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.setCacheDisabled', { cacheDisabled: !cached });
  const kinds = new Map<string, { type: string; url: string; headers: number }>();
  network.on('Network.responseReceived', ({ requestId, type, response }) => {
    kinds.set(requestId, { type, url: response.url, headers: response.encodedDataLength });
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const { type, url, headers } = kinds.get(requestId) ?? { type: 'Other', url: '', headers: 0 };
    if (/\/assets\/draw-/.test(url)) return;
    weight.all += encodedDataLength;
    if (type === 'Document') weight.html += encodedDataLength - headers;
    if (type === 'Stylesheet') weight.css += encodedDataLength - headers;
  });
  await act();
  await page.waitForLoadState();
  await network.detach();
  return weight;
}
