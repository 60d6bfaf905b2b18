import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '#tests/support/free-port.ts';
import { Cut, connect, type Transport } from '../../../torture/rounds/client.ts';

const NGINX = '/usr/sbin/nginx';

export interface Balancer {
  name: string;
  transport: Transport;
  close(): void;
}

/** What shares requests out among servers at these ports: nginx as it is deployed, or a few lines where there is none. */
export const balance = (folder: string, ports: readonly number[]): Promise<Balancer> =>
  existsSync(NGINX) ? nginx(folder, ports) : Promise.resolve(ownBalancer(ports));

/** A reply of the balancer itself tells nothing of what became of the request. */
const believed =
  (transport: Transport): Transport =>
  async (sending) => {
    const reply = await transport(sending);
    if (reply.status === 502 || reply.status === 504)
      throw new Cut(`${sending.method} ${sending.path}: ${reply.status}`);
    return reply;
  };

async function nginx(root: string, ports: readonly number[]): Promise<Balancer> {
  const folder = join(root, 'nginx');
  mkdirSync(folder);
  const port = await freePort();
  let at = 0;
  const upstream = readFileSync('deploy/nginx-many.conf', 'utf8').replace(
    /127\.0\.0\.1:\d+/g,
    () => `127.0.0.1:${ports[at++ % ports.length]}`,
  );
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder};`)
    .join('\n');
  // Callers of a test say who they are; else as in deploy/nginx.conf.
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log crit;
    events { worker_connections 512; }
    http {
      access_log off; ${temporary}
      ${upstream}
      server {
        listen 127.0.0.1:${port};
        proxy_http_version 1.1;
        proxy_set_header Connection "";
        proxy_set_header Host $host;
        proxy_set_header X-Forwarded-For $http_x_forwarded_for;
        proxy_connect_timeout 5s;
        proxy_read_timeout 60s;
        proxy_next_upstream error timeout;
        location / { proxy_pass http://wenji; }
      }
    }`,
  );
  const child: ChildProcess = spawn(
    NGINX,
    ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'error.log'],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let said = '';
  child.stderr?.on('data', (data: Buffer) => {
    said += data.toString();
  });
  const { transport, close } = connect(port);
  for (
    let tries = 0;
    !(await transport({ method: 'GET', path: '/healthz', headers: {} }).catch(() => false));
    tries++
  ) {
    if (child.exitCode !== null || tries > 100) throw new Error(`nginx does not start: ${said}`);
    await pause(50);
  }
  return {
    name: 'nginx',
    transport: believed(transport),
    close() {
      close();
      child.kill('SIGKILL');
    },
  };
}

/** In turns; another one where the connection was refused. What was on its way is not sent again. */
function ownBalancer(ports: readonly number[]): Balancer {
  const connections = ports.map((port) => connect(port));
  let turn = 0;
  return {
    name: 'turns',
    async transport(sending) {
      for (let tries = 1; ; tries++)
        try {
          return await (connections[turn++ % ports.length] as { transport: Transport }).transport(sending);
        } catch (error) {
          if (tries >= ports.length || !/ECONNREFUSED/.test(String(error))) throw error;
        }
    },
    close() {
      for (const { close } of connections) close();
    },
  };
}
