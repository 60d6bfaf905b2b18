import { localIso } from '#shared/time.ts';
import type { Header } from '../archive/archive.ts';
import type { Verified } from '../staff/audit-verify.ts';
import type { Run } from './command.ts';
import { wordsOf } from './fault-words.ts';
import type { Finished } from './restore-finish.ts';
import { type Journal, reachBack } from './restore-journals.ts';
import type { Secret } from './restore-secret.ts';

interface Restored extends Finished {
  header: Header;
  file: string;
  /** Where the store is now, and the variable that says so. */
  place: { name: string; variable: string };
  journals: readonly Journal[];
  /** Names of what was put aside. */
  aside: readonly string[];
  secret: Secret;
}

/** Says what was done, and what nobody can know from a backup. */
export function tellRestored({ out }: Pick<Run, 'out'>, restored: Restored): void {
  const { header, place, erasedAgain, expired, aside, secret } = restored;
  const time = localIso(new Date(header.made_at)).slice(0, 16).replace('T', ' ');
  out(`${place.name} holds the store as it was on ${time} (made by version ${header.program})`);
  if (aside.length > 0) {
    out(`What stood there was put aside: ${aside.join(', ')}`);
    out('  It holds what has been erased since: delete it once nobody needs it any more.');
  }
  out(`Erased again, after the journals: ${erasedAgain}. Erased because their day has passed: ${expired}.`);
  out(trailWords(restored.trail));
  out('Every session has ended: all officers sign in anew.');
  if (secret.place === 'environment') out('Start the server with the same SECRET_KEY in its environment.');
  out('');
  out('What this store cannot know. Please go through it before you open the site:');
  for (const line of unknowns(restored, time)) out(`- ${line}`);
}

function unknowns({ beyond, journals, day, place }: Restored, time: string): string[] {
  const {
    response = 0,
    comment = 0,
    questionnaire = 0,
    consultation = 0,
    release = 0,
    outcome = 0,
  } = beyond?.rows ?? {};
  const more = (words: string) => (beyond ? ` The store that was put aside holds more: ${words}.` : '');
  const officers = (beyond?.acts ?? []).filter(({ act }) =>
    /^(officer|second-factor|password|recovery)/.test(act),
  );
  return [
    `Answers, comments, corrections and withdrawals acknowledged after ${time} are not here; their receipts find nothing.${more(`${response} answers, ${comment} comments`)}`,
    `Officers stand as they stood then: accounts that were disabled, passwords that were changed and factors that were reset since are as before. Check them first.${beyond ? ` Acts of this kind in the trail that was put aside: ${counted(officers)}.` : ''}`,
    reach(journals, day),
    `Whatever was published or corrected since is not here: tell readers, and publish it again.${more(`${questionnaire} questionnaires, ${consultation} consultations, ${release} releases, ${outcome} outcomes`)}`,
    `Every other act of officers since is gone too.${beyond ? ` By the trail that was put aside: ${counted(beyond.acts)}.` : ''}`,
    'Mail that waited then is sent again, though it may have been sent.',
    `Backups made since are not in the register; those in BACKUP_DIR are still deleted after BACKUP_KEEP_DAYS.`,
    `Check the rest: ${place.variable} node dist/cli.js verify store, and verify audit.`,
  ];
}

const counted = (acts: readonly { act: string; n: number }[]): string =>
  acts.length === 0 ? 'none' : acts.map(({ act, n }) => `${act} ${n}`).join(', ');

const trailWords = ({ lines, fault }: Verified): string =>
  fault
    ? `The audit trail does not hold, and did not when the backup was made. ${wordsOf(fault)}.`
    : `The audit trail of the backup holds: ${lines} lines, sealed.`;

/** Whether the journals tell of every erasure since the day of the backup. */
function reach(journals: readonly Journal[], day: string): string {
  if (journals.length === 0)
    return 'There was no journal of erasures: what was withdrawn or erased since the backup is back. If you find erasures.jsonl, restore again with --journal.';
  const names = journals.map(({ name, entries }) => `${name} (${entries.length})`).join(', ');
  const [first = 'an unknown day'] = journals.flatMap(({ from }) => from ?? []).sort();
  if (!reachBack(journals, day))
    return `The journals (${names}) tell of erasures since ${first}, the backup is of ${day}: what was erased in between is back.`;
  return `Erasures are known by ${names}, since before the backup. One that was made after the last of these was written is back.`;
}
