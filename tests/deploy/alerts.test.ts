import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dialect } from '../support/dialect.ts';
import { makeApp } from '../support/make-app.ts';
import { readYaml } from './yaml.ts';

interface Alert {
  alert: string;
  expr: string;
  for?: string;
  labels: { severity: string };
  annotations: { summary: string; action: string };
}

const read = <T>(file: string) => readYaml(readFileSync(`deploy/${file}`, 'utf8')) as T;
const { groups } = read<{ groups: { name: string; rules: Alert[] }[] }>('alerts.yml');
const alerts = groups.flatMap(({ rules }) => rules);

/** Names of metrics in an expression: what is no function, no label and no word in quotes. */
const metricsIn = (expr: string) =>
  expr
    .replace(/"[^"]*"/g, '""')
    .match(/\b(wenji|nodejs|process)_\w+/g)
    ?.map((name) => name) ?? [];

test('every alert has an expression, a severity, what happened and what to do', () => {
  expect(alerts.length).toBeGreaterThan(15);
  for (const { alert, expr, labels, annotations, for: lasting } of alerts) {
    expect(alert).toMatch(/^Wenji[A-Z]\w+$/);
    expect([alert, labels.severity]).toEqual([alert, expect.stringMatching(/^(page|ticket)$/)]);
    expect([alert, annotations.summary.endsWith('.')]).toEqual([alert, true]);
    expect(annotations.action).toBeTruthy();
    if (lasting !== undefined) expect(lasting).toMatch(/^\d+[mhd]$/);
    expect([alert, expr.split('(').length]).toEqual([alert, expr.split(')').length]);
    expect([alert, expr.split('{').length]).toEqual([alert, expr.split('}').length]);
  }
  expect(new Set(alerts.map(({ alert }) => alert)).size).toBe(alerts.length);
});

test('every metric, label, job and word in them is one that there is', async () => {
  const house = await makeApp();
  await house.app.request('/');
  const env = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };
  const text = await (await house.app.request('/metrics', {}, env)).text();
  const types = new Map(
    [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)].map(([, name, type]) => [name ?? '', type]),
  );
  const known = [...types].flatMap(([name, type]) =>
    type === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => name + end) : [name],
  );
  const named = alerts.flatMap(({ expr }) => metricsIn(expr));
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
  const ours = [...types.keys()].filter((name) => name.startsWith('wenji_'));
  const silent = ours.filter((name) => !named.some((each) => each.startsWith(name)));
  // Shown on dashboards; nobody is woken for them.
  const ofStore = dialect === 'postgres' ? 'wenji_database_connections' : 'wenji_wal_bytes';
  expect(silent.sort()).toEqual(
    ['wenji_build_info', 'wenji_commit_writes', 'wenji_store_bytes', ofStore].sort(),
  );
  for (const { expr } of alerts)
    for (const [, job] of expr.matchAll(/wenji_job_\w+\{job="(\w+)"\}/g))
      expect(text).toContain(`wenji_job_failed{job="${job}"}`);
});

test('the words of obstacles are those that docs/operations.md explains', () => {
  const explained = readFileSync('docs/operations.md', 'utf8');
  const words = alerts.flatMap(({ expr }) =>
    [...expr.matchAll(/word=~?"([^"]+)"/g)].flatMap(([, list = '']) => list.split('|')),
  );
  expect(words.length).toBeGreaterThan(2);
  for (const word of words) expect(explained).toContain(`\`${word}\``);
});

test('the example for Prometheus asks the address that there is', () => {
  const example = read<{
    rule_files: string[];
    scrape_configs: { job_name: string; metrics_path: string; static_configs: { targets: string[] }[] }[];
  }>('prometheus.yml');
  const [job] = example.scrape_configs;
  expect(job).toMatchObject({ job_name: 'wenji', metrics_path: '/metrics' });
  expect(job?.static_configs).toEqual([{ targets: ['127.0.0.1:3000'] }]);
});

test('our reader of YAML refuses what Prometheus would', () => {
  for (const text of ['a:\n\tb: c', 'a: b\na: c', 'a: b: c', 'a:\n  - b\n - c', 'a: b\n   c: d', 'a: "b']) {
    expect(() => readYaml(text), text).toThrow();
  }
});
