import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const bare = (file: string) => readFileSync(`deploy/${file}`, 'utf8').replace(/^\s*#.*$/gm, '');
const nginx = bare('nginx.conf');
const caddy = bare('Caddyfile');

/** Bytes of `9m`, `300k`, `9MB`. */
const bytes = (size: string) => Number.parseInt(size, 10) * (/m/i.test(size) ? 1_048_576 : 1024);

test.each([
  ['nginx.conf', nginx],
  ['Caddyfile', caddy],
])('%s: every brace has its other, and statements end', (file, text) => {
  let depth = 0;
  for (const sign of text.replace(/'[^']*'|"[^"]*"/g, '')) {
    if (sign === '{') depth += 1;
    if (sign === '}') depth -= 1;
    expect(depth).toBeGreaterThanOrEqual(0);
  }
  expect(depth).toBe(0);
  if (file === 'nginx.conf')
    for (const line of text.split('\n').map((each) => each.trim()))
      expect(line).toMatch(/^$|[;{}]$|^log_format |^'/);
});

test('callers cannot say who they are', () => {
  expect(nginx).toMatch(/proxy_set_header X-Forwarded-For \$remote_addr;/);
  expect(nginx).not.toContain('proxy_add_x_forwarded_for');
  for (const name of ['Forwarded', 'X-Real-IP']) {
    expect(nginx).toContain(`proxy_set_header ${name} "";`);
    expect(caddy).toContain(`header_up -${name}`);
  }
  expect(caddy).not.toContain('trusted_proxies');
  expect(readFileSync('deploy/wenji.env.example', 'utf8')).toMatch(/^TRUSTED_PROXIES=1$/m);
});

test('the access log says neither what was asked nor what was sent', () => {
  const [, format = ''] = /log_format wenji_edge([^;]+);/.exec(nginx) ?? [];
  const variables = [...format.matchAll(/\$(\w+)/g)].map(([, name]) => name).sort();
  expect(variables).toEqual(
    [
      'bytes_sent',
      'host',
      'remote_addr',
      'remote_port',
      'request_method',
      'request_time',
      'server_protocol',
      'status',
      'time_iso8601',
      'uri',
    ].sort(),
  );
  expect([...nginx.matchAll(/access_log (\S+ \S+);/g)].map(([, where]) => where)).toEqual(
    Array(2).fill('/var/log/wenji-edge/access.log wenji_edge'),
  );
  for (const line of ['request>uri regexp "\\?.*" ""', 'request>headers delete', 'resp_headers delete'])
    expect(caddy).toContain(line);
});

test('the access log is kept for six months by its own group, and then goes', () => {
  const rotation = bare('wenji-edge.logrotate');
  const days = Number(/^ +rotate (\d+)$/m.exec(rotation)?.[1]);
  expect(days).toBeGreaterThanOrEqual(184);
  expect(rotation).toMatch(new RegExp(`^ +maxage ${days}$`, 'm'));
  expect(rotation).toMatch(/create 0640 root netlog/);
  expect(Number(/roll_keep_for (\d+)h/.exec(caddy)?.[1])).toBe(days * 24);
  expect(bare('wenji.sysusers')).toMatch(/^g netlog -$/m);
  expect(bare('wenji.sysusers')).not.toMatch(/^m /m);
});

test('bodies fit the limits of the server, and none is written to a file on the way', () => {
  const limits = readFileSync('server/http/body-limit.ts', 'utf8');
  const most = Number(/LIMIT = (\d+) \* 1024/.exec(limits)?.[1]) * 1024;
  const largest = Math.max(...[...limits.matchAll(/limit: ([\d.]+) \* MEGABYTE/g)].map(([, n]) => Number(n)));
  const [small = '', large = ''] = [...nginx.matchAll(/client_max_body_size (\w+);/g)].map(
    ([, size]) => size,
  );
  expect(bytes(small)).toBeGreaterThanOrEqual(most);
  expect(bytes(large)).toBeGreaterThanOrEqual(largest * 1_048_576);
  expect([...nginx.matchAll(/client_body_buffer_size (\w+);/g)].map(([, size]) => size)).toEqual([
    small,
    large,
  ]);
  expect(bytes(/max_size (\w+)/.exec(caddy)?.[1] ?? '')).toBeGreaterThanOrEqual(largest * 1_000_000);
  expect(nginx).toContain('proxy_max_temp_file_size 0;');
});

test('nothing is kept at the edge, and figures stay inside', () => {
  expect(nginx).toContain('proxy_cache off;');
  expect(nginx).not.toMatch(/proxy_cache_(path|valid)|proxy_store|expires/);
  for (const path of ['/metrics', '/readyz'])
    expect(nginx).toMatch(new RegExp(`location = ${path} \\{\\s+return 404;\\s+\\}`));
  expect(caddy).toContain('@closed path /metrics /readyz');
});

test('the page that stands in while the server is started anew needs nothing from elsewhere', () => {
  const page = readFileSync('deploy/unavailable.html', 'utf8');
  expect(page).not.toMatch(/<(script|style|link|img)|https?:/);
  expect(page).toMatch(/^<!doctype html>\n<html lang="zh-CN">/);
  expect(page).toContain('<section lang="en">');
});
