import type { Consultation } from '../consultations/consultations.ts';
import { NotFoundError } from '../errors.ts';
import type { PageContext } from '../http/page.tsx';
import { OutcomeGroupPage } from './outcome-group-page.tsx';
import { OutcomeAccount } from './outcome-page.tsx';
import type { OutcomeSnapshot } from './outcome-snapshot.ts';

interface Given {
  snapshot: OutcomeSnapshot;
  hash: string;
  publishedAt: Date | undefined;
  base: string;
}

/** The whole account, or with `?group=` one group of it; `?page=` of either. Throws NotFoundError. */
export function outcomeBody(c: PageContext, { rounds, round }: Consultation, given: Given) {
  const { snapshot, base } = given;
  const page = Number(c.req.query('page') ?? '1');
  if (!Number.isInteger(page) || page < 1) throw new NotFoundError();
  const asked = c.req.query('group');
  if (asked === undefined) {
    const version = rounds.find(({ version }) => version.no === snapshot.version.no)?.version;
    return <OutcomeAccount {...given} version={version ?? round.version} page={page} />;
  }
  const group = snapshot.groups.find(({ no }) => String(no) === asked);
  if (!group) throw new NotFoundError();
  return <OutcomeGroupPage snapshot={snapshot} group={group} base={base} page={page} />;
}
