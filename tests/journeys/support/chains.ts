import { readFileSync } from 'node:fs';
import { act, sessionOf } from './officers.ts';
import { onceFor } from './once.ts';
import type { Site } from './site.ts';

const file = readFileSync(new URL('../../../db/seeds/mch-services-2021.json', import.meta.url), 'utf8');
const root = '/workspace/preparations';

const proposalOf = onceFor(propose);

/** The address of the sheet of a notice in the sample bureau with the long chain: proposed once for each site. */
export const longProposal = (site: Site, slug = 'in-approval'): Promise<string> => proposalOf(site, slug);

async function propose(site: Site, slug: string): Promise<string> {
  const session = await sessionOf(site, 'editor');
  const page = await (
    await fetch(`${site.url}${root}/new`, { headers: { Cookie: `session=${session}` } })
  ).text();
  const department =
    /<option value="([^"]+)"[^>]*>[^<]*卫生健康委员会/.exec(page)?.[1] ??
    /value="([^"]+)"[^>]*>[^<]*Health Commission/.exec(page)?.[1] ??
    '';
  const definition = { ...JSON.parse(file), slug };
  definition.round.closes_at = '2021-12-01T00:00:00+08:00';
  definition.round.feedback_due_on = '2021-12-31';
  const made = await act(site, session, `${root}/new`, {
    act: 'file',
    file: JSON.stringify(definition),
    department,
  });
  const preparation = made.headers.get('location') ?? '';
  return (await act(site, session, `${preparation}/proposals`)).headers.get('location') ?? '';
}

/** Does the act that comes next on a sheet. */
export async function agreeAs(site: Site, name: string, sheet: string, note = ''): Promise<void> {
  const session = await sessionOf(site, name);
  const html = await (await fetch(site.url + sheet, { headers: { Cookie: `session=${session}` } })).text();
  const hash = /name="subject_hash" value="([^"]*)"/.exec(html)?.[1] ?? '';
  await act(site, session, `${sheet}/signature`, { subject_hash: hash, secrecy: 'reviewed', note });
}
