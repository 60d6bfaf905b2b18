import { verifyTrail } from '#server/staff/audit-verify.ts';
import type { Chain } from './approvals.ts';
import { figureFaults } from './figures.ts';
import { chainFaults, foundComments, foundResponses } from './found.ts';
import { halfFaults } from './halves.ts';
import { ABSENT, type Ledger, type Sent } from './ledger.ts';
import type { Look } from './look.ts';

/** A claim that does not hold, and where. */
export interface Fault {
  claim: string;
  detail: string;
}

/** How many were looked at: a check of nothing finds nothing. */
export interface Checked {
  faults: Fault[];
  lost: number;
  doubled: number;
  things: number;
  auditLines: number;
}

/**
 * Holds the store against all that we know of it: what was acknowledged stands in its newest state, what is unknown is
 * wholly there or wholly absent, nothing is there that nobody sent, nothing was done by half, figures are what one counts.
 */
export async function check(look: Look, ledger: Ledger, chain: Chain): Promise<Checked> {
  const damage = damageOf(look);
  if (damage.length > 0) return { faults: damage, lost: 0, doubled: 0, things: 0, auditLines: 0 };
  const faults: Fault[] = [];
  const responses = compare(ledger, 'response', foundResponses(look));
  const comments = compare(ledger, 'comment', foundComments(look, ledger));
  for (const each of [responses, comments]) faults.push(...each.faults);
  faults.push(...chainFaults(look, chain));
  faults.push(...halfFaults(look, ledger));
  faults.push(...(await figureFaults(look)));
  for (const row of look.file.pragma('foreign_key_check') as object[])
    faults.push({
      claim: 'nothing was done by half',
      detail: `a row without what it refers to: ${JSON.stringify(row)}`,
    });
  const trail = await verifyTrail(look.ctx);
  if (trail.fault)
    faults.push({ claim: 'the audit chain holds', detail: `${trail.fault.kind} at line ${trail.fault.seq}` });
  return {
    faults,
    lost: responses.lost + comments.lost,
    doubled: responses.doubled + comments.doubled,
    things: ledger.sent.size,
    auditLines: trail.lines,
  };
}

/** Where the file itself is damaged: then nothing else can be said of it. */
function damageOf({ file }: Look): Fault[] {
  try {
    const found = (file.pragma('integrity_check') as { integrity_check: string }[]).map(
      (row) => row.integrity_check,
    );
    const wrong = found.filter((words) => words !== 'ok').join('; ');
    return wrong === '' ? [] : [{ claim: 'the store is whole', detail: wrong.slice(0, 500) }];
  } catch (error) {
    return [{ claim: 'the store is whole', detail: String(error) }];
  }
}

/** Each thing that was sent against the store, and the store against what was sent. */
function compare(ledger: Ledger, kind: Sent['kind'], found: Map<string, string>) {
  const faults: Fault[] = [];
  let lost = 0;
  let doubled = 0;
  for (const sent of ledger.of(kind)) {
    const state = found.get(sent.id) ?? ABSENT;
    const wrong = sent.observe(state);
    if (!wrong) continue;
    if (sent.acknowledged) lost += 1;
    const claim = sent.acknowledged
      ? 'what was acknowledged is stored'
      : 'what is unknown is there or absent';
    faults.push({ claim, detail: `a ${kind} ${wrong}` });
  }
  for (const [id, state] of found) {
    if (ledger.sent.has(id)) continue;
    doubled += 1;
    faults.push({ claim: 'nothing is doubled', detail: `a ${kind} that no key gives: ${state}` });
  }
  return { faults, lost, doubled };
}
