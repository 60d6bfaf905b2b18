import { expect, test } from 'vitest';
import { Browser } from '../support/browser.ts';
import { makeApp } from '../support/make-app.ts';

test.each([
  ['/receipts', '/receipts'],
  ['/questionnaires/tiny/sections/A?more=1', '/questionnaires/tiny/sections/A?more=1'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['\\\\evil.example', '/'],
  ['/x\r\nSet-Cookie: a=b', '/'],
  ['receipts', '/'],
  ['', '/'],
])('from %j one comes back to %s', async (back, to) => {
  const browser = new Browser(await makeApp());
  const page = await browser.post('/preferences', { mode: 'senior', back });
  expect(page.status).toBe(303);
  expect(page.location).toBe(to);
  const resolved = new URL(page.location, 'http://site.example');
  expect(resolved.origin).toBe('http://site.example');
  expect([...browser.jar]).toEqual([['mode', 'senior']]);
});

test('in English one comes back to English', async () => {
  const browser = new Browser(await makeApp());
  expect((await browser.post('/en/preferences', { mode: 'senior', back: '/receipts' })).location).toBe(
    '/en/receipts',
  );
  expect((await browser.post('/en/preferences', { mode: 'senior', back: '//evil.example' })).location).toBe(
    '/en',
  );
});
