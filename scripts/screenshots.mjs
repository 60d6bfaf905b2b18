// node scripts/screenshots.mjs: makes the README's pictures (docs/images/) from a demonstration of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { buildIfNeeded, Refusal, run } from './build.mjs';
import { findChromium } from './chromium.mjs';

const LARGEST = 120 * 1024;

const pictures = [
  { name: 'home', path: '/', width: 375, height: 720 },
  {
    name: 'section',
    path: '/questionnaires/zwgk-social-2021/sections/C',
    width: 375,
    height: 720,
    choose: ['[name="Q11"][value="2"]', '[name="Q12"][value="term"]'],
    from: '[data-item="Q11"]',
  },
  {
    name: 'comment',
    path: '/consultations/waste-measures-2021/comments/new?clause=7',
    width: 375,
    height: 720,
    choose: ['[type="radio"][value="amend"]'],
  },
  { name: 'outcome', path: '/consultations/elder-meals-2021/outcome', width: 1280, height: 800 },
  {
    name: 'desk',
    path: '/workspace/consultations/waste-measures-2021/comments/16',
    width: 1120,
    height: 640,
    officer: 'moderator',
  },
  { name: 'results', path: '/questionnaires/hall-hours-2021/results', width: 1280, height: 800, from: '#B' },
];

await run(async () => {
  const executablePath = findChromium();
  if (!executablePath) throw new Refusal('No Chromium: set CHROMIUM_PATH or install chromium.');
  await buildIfNeeded();
  const folder = mkdtempSync(join(tmpdir(), 'wenji-pictures-'));
  const port = await freePort();
  const server = spawn(process.execPath, ['dist/demo.js'], {
    env: { PATH: process.env.PATH, PORT: String(port), DATA_DIR: folder },
    stdio: 'ignore',
  });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    await answers(`http://127.0.0.1:${port}/healthz`, server);
    mkdirSync('docs/images', { recursive: true });
    for (const picture of pictures) await take(browser, `http://127.0.0.1:${port}`, picture);
  } finally {
    await browser.close();
    server.kill('SIGTERM');
    if (server.exitCode === null) await once(server, 'exit');
    rmSync(folder, { recursive: true });
  }
});

async function take(browser, origin, { name, path, width, height, choose = [], from, officer }) {
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
  if (officer) await signIn(page, origin, officer);
  await page.goto(origin + path);
  for (const choice of choose) await page.check(choice);
  if (from) await page.locator(from).evaluate((element) => element.scrollIntoView());
  const file = `docs/images/${name}.png`;
  await page.screenshot({ path: file });
  await page.close();
  const { size } = statSync(file);
  process.stdout.write(`${file}  ${Math.round(size / 1024)} KB\n`);
  if (size > LARGEST) throw new Refusal(`${file} is larger than ${LARGEST / 1024} KB.`);
}

/** Signs in as everybody can in a demonstration. */
async function signIn(page, origin, officer) {
  await page.goto(`${origin}/workspace/sign-in`);
  await page.fill('#name', officer);
  await page.fill('#password', 'wenji-demo-2021');
  await Promise.all([page.waitForNavigation(), page.press('#password', 'Enter')]);
}

async function answers(address, server) {
  for (let tries = 0; tries < 600; tries++) {
    if (server.exitCode !== null) throw new Error(`The demonstration ended with ${server.exitCode}`);
    if (
      await fetch(address).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await sleep(100);
  }
  throw new Error('The demonstration does not answer');
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
