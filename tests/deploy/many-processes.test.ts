import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const textOf = (name: string) => readFileSync(`deploy/${name}`, 'utf8');

interface Compose {
  services: {
    [name: string]: {
      environment?: { [name: string]: string };
      depends_on?: object;
      volumes?: string[];
      command?: string[];
    };
  };
  volumes: object;
}

const compose = parse(textOf('compose.yml'), { merge: true }) as Compose;

test('three processes share a database and a secret, and no folder', () => {
  const processes = Object.entries(compose.services).filter(([name]) => name.startsWith('wenji-'));
  expect(processes).toHaveLength(3);
  const own = processes.map(([, { volumes = [] }]) =>
    volumes.find((each) => each.endsWith(':/var/lib/wenji')),
  );
  expect(new Set(own).size).toBe(3);
  for (const [name, { environment = {} }] of processes) {
    expect([name, environment.DATABASE_URL]).toEqual([name, processes[0]?.[1].environment?.DATABASE_URL]);
    expect(environment.SECRET_KEY).toMatch(/^\$\{SECRET_KEY:\?/);
  }
});

test('every variable of the compose file is one that the server reads', () => {
  const known = [...readFileSync('server/env.ts', 'utf8').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(
    ([, name]) => name,
  );
  expect(known).toEqual(expect.arrayContaining(Object.keys(compose.services['wenji-1']?.environment ?? {})));
});

test('volumes that services name are declared, and no others', () => {
  const named = Object.values(compose.services)
    .flatMap(({ volumes = [] }) => volumes.map((each) => each.split(':')[0] ?? ''))
    .filter((name) => /^\w/.test(name));
  expect([...new Set(named)].sort()).toEqual(Object.keys(compose.volumes).sort());
});

test('the unit of one of several processes is that of a single one, but for its port and what it waits for', () => {
  const hardening = (name: string) =>
    textOf(name)
      .split('\n')
      .filter((line) => /^(?!Description|Documentation|After|Environment=)\w+=/.test(line));
  expect(hardening('wenji@.service')).toEqual(hardening('wenji.service'));
  expect(textOf('wenji@.service')).toMatch(/^Environment=PORT=%i$/m);
});

test('the pooler gives connections for transactions, and lets as many in as processes ask for', () => {
  const setting = (name: string) => new RegExp(`^${name} = (.*)$`, 'm').exec(textOf('pgbouncer.ini'))?.[1];
  expect(setting('pool_mode')).toBe('transaction');
  const source = readFileSync('db/postgres/store.ts', 'utf8');
  const asked = ['READING', 'WRITING'].map((name) =>
    Number(new RegExp(`^const ${name} = (\\d+);`, 'm').exec(source)?.[1]),
  );
  expect(Number(setting('max_client_conn'))).toBeGreaterThan(10 * asked.reduce((sum, each) => sum + each, 0));
});

test('words of people stay out of PostgreSQL’s log', () => {
  const settings = textOf('postgresql-wenji.conf');
  for (const line of [
    'log_statement = none',
    'log_min_error_statement = panic',
    'log_parameter_max_length_on_error = 0',
    'log_error_verbosity = terse',
  ])
    expect(settings.split('\n')).toContain(line);
});
