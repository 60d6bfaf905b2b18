import hotline from '#db/seeds/hotline-2021.json' with { type: 'json' };
import { type ExchangeCase, exchangeCase } from '#server/inquiries/exchange-format.ts';
import { exchangeUnits } from '#server/inquiries/exchange-units.ts';
import { createDepartment } from '#server/staff/departments.ts';
import { makeOfficer } from '../staff/support.ts';
import { type Line, openLine } from './support.ts';

export const sample = (): ExchangeCase[] => hotline.demands.map((each) => exchangeCase.parse(each));

/** A case of the sample by its number, as it is sent. */
export function sampleOf(id: string): (typeof hotline.demands)[number] {
  const found = hotline.demands.find((each) => each.id === id);
  if (!found) throw new Error(`No sample ${id}`);
  return found;
}

/** The line with every body that the sample names, on 1 June. */
export async function openExchange(): Promise<Line> {
  const line = await openLine();
  const there = new Set([line.centre.slug, line.education.slug, line.transport.slug]);
  for (const { slug, name } of exchangeUnits)
    if (!there.has(slug)) await createDepartment(line.ctx, { slug, name });
  line.turnTo('2021-06-01T09:00:00+08:00');
  return line;
}

/** A line whose system administrator has let the city's own system in, and the key. */
export async function openKeyed(): Promise<{ line: Line; key: string }> {
  const line = await openExchange();
  const system = await makeOfficer(line.ctx, line.centre, ['system'], 'system.exchange');
  const browser = await line.as(system);
  const page = await browser.post('/workspace/settings/exchange-key', { version: '' });
  return { line, key: /<code>([\w-]{43})<\/code>/.exec(page.html)?.[1] ?? '' };
}

const ROOT = '/api/v1/inquiries/exchange';

export const ask = async (
  { app }: Pick<Line, 'app'>,
  key: string | undefined,
  query = '',
  headers: { [name: string]: string } = {},
) => {
  const answer = await app.request(ROOT + query, {
    headers: { ...(key === undefined ? {} : { Authorization: `Bearer ${key}` }), ...headers },
  });
  return { status: answer.status, headers: answer.headers, json: await answer.json() };
};

/** Sends a case as the city's own system does. */
export const put = async (
  { app }: Pick<Line, 'app'>,
  key: string | undefined,
  given: { id: string; history?: unknown; our_number?: string },
  more: { at?: string; headers?: { [name: string]: string }; body?: BodyInit } = {},
) => {
  const answer = await app.request(`${ROOT}/${more.at ?? given.id}`, {
    method: 'PUT',
    headers: {
      'Content-Type': 'application/json',
      ...(key === undefined ? {} : { Authorization: `Bearer ${key}` }),
      ...more.headers,
    },
    body: more.body ?? JSON.stringify(given),
  });
  return { status: answer.status, headers: answer.headers, json: await answer.json() };
};
