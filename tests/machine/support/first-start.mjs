// node first-start.mjs FOLDER DATA: starts an installed bundle as a newcomer does, asks it for what a newcomer sees, stops
// it, and prints what came as JSON. Needs nothing but Node: it runs where the checkout cannot be reached.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const [folder, data] = process.argv.slice(2);
const { PATH, NODE_OPTIONS } = process.env;
const env = { PATH, ...(NODE_OPTIONS ? { NODE_OPTIONS } : {}), DATA_DIR: data };

const outside = () =>
  new Promise((tell) => {
    const socket = connect({ host: '192.0.2.1', port: 443, timeout: 2000 });
    socket.once('connect', () => tell('connected'));
    socket.once('timeout', () => tell('timeout'));
    socket.once('error', (error) => tell(error.code));
  });

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

const cli = (...args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${folder}/dist/cli.js`, ...args], {
    env,
    cwd: '/',
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

const told = { outside: await outside().catch((error) => error.code), help: cli('--help') };
const port = await freePort();
const server = spawn(process.execPath, [`${folder}/dist/main.js`], {
  env: { ...env, PORT: String(port) },
  cwd: '/',
});
const ended = once(server, 'exit');
let output = '';
for (const stream of [server.stdout, server.stderr])
  stream.on('data', (part) => {
    output += part;
  });
try {
  for (let tries = 0; tries < 200 && !/\/setup\//.test(output) && server.exitCode === null; tries++)
    await sleep(100);
  const link = /http:\/\/\S+\/setup\/\S+/.exec(output)?.[0];
  const get = async (url) => {
    const answer = await fetch(url);
    return { status: answer.status, body: await answer.text() };
  };
  const origin = `http://127.0.0.1:${port}`;
  if (link) {
    told.setup = await get(link);
    told.home = await get(`${origin}/accessibility`);
    const style = /href="(\/assets\/[^"]+\.css)"/.exec(told.home.body)?.[1];
    told.style = style && (await get(origin + style)).status;
    told.metrics = (await get(`${origin}/metrics`)).body.includes('wenji_build_info');
  }
  told.verify = cli('verify', 'audit');
} finally {
  server.kill('SIGTERM');
  const late = setTimeout(() => server.kill('SIGKILL'), 15_000);
  [told.ended] = await ended;
  clearTimeout(late);
}
told.output = output;
process.stdout.write(JSON.stringify(told));
