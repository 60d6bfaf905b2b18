import type { Consultation } from '../consultations/consultations.ts';
import { NotFoundError } from '../errors.ts';
import type { PageContext } from '../http/page.tsx';
import { GROUPS_A_PAGE } from './ledger.tsx';
import type { Edition } from './outcome-correction-part.tsx';
import { OutcomeGroupPage, QUOTES_A_PAGE } from './outcome-group-page.tsx';
import { OutcomeAccount, type Shown } from './outcome-page.tsx';
import type { OutcomeSnapshot } from './outcome-snapshot.ts';

interface Given {
  snapshot: OutcomeSnapshot;
  hash: string;
  publishedAt: Date | undefined;
  base: string;
  /** On public pages. */
  edition?: Edition;
  issued?: NonNullable<Shown['issued']>;
}

/** The whole account, or with `?group=` one group of it; `?page=` of either. Throws NotFoundError. */
export function outcomeBody(c: PageContext, { rounds, round }: Consultation, given: Given) {
  const { snapshot, base } = given;
  const asked = c.req.query('group');
  if (asked === undefined) {
    const page = c.req.query('page') === 'all' ? 'all' : pageIn(c, snapshot.groups.length, GROUPS_A_PAGE);
    const version = rounds.find(({ version }) => version.no === snapshot.version.no)?.version;
    return <OutcomeAccount {...given} version={version ?? round.version} page={page} />;
  }
  const group = snapshot.groups.find(({ no }) => String(no) === asked);
  if (!group) throw new NotFoundError();
  const page = pageIn(c, group.quotes.length, QUOTES_A_PAGE);
  return <OutcomeGroupPage snapshot={snapshot} group={group} base={base} page={page} />;
}

/** The page that is asked for, among those that there are. Throws NotFoundError. */
function pageIn(c: PageContext, items: number, size: number): number {
  const page = Number(c.req.query('page') ?? '1');
  if (!Number.isInteger(page) || page < 1 || page > Math.max(1, Math.ceil(items / size)))
    throw new NotFoundError();
  return page;
}
