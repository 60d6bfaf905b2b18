import type { Key } from '#shared/i18n/catalogues.ts';
import { outcomeWords } from '#shared/term-words.ts';
import { sayDay } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { useView } from '../http/view.ts';
import { type ChangedPart, changesBetween, type GroupChange } from './outcome-corrections.ts';
import type { OutcomeSnapshot, PublishedGroup } from './outcome-snapshot.ts';

export interface ListedOutcome {
  no: number;
  publishedAt: Date | undefined;
  retracted: boolean;
}

export interface Edition {
  /** Every outcome that was made public. */
  listed: ListedOutcome[];
  /** The one on this page. */
  shown: number;
  /** What it corrects, unless that was taken back. */
  before: OutcomeSnapshot | undefined;
  /** The outcome's own address, where the one that holds stands. */
  root: string;
}

const partWords = {
  new: 'correcting.part_new',
  gone: 'correcting.part_gone',
  title: 'correcting.part_title',
  clauses: 'correcting.part_clauses',
  outcome: 'correcting.part_outcome',
  reason: 'correcting.part_reason',
  result: 'correcting.part_result',
  comments: 'correcting.part_comments',
} as const satisfies { [part in ChangedPart]: Key };

/** What a corrected outcome corrects, and what it changed, group by group; on a former one the way to the one that holds. */
export function OutcomeEdition({ edition, snapshot }: { edition: Edition; snapshot: OutcomeSnapshot }) {
  const { t, say, href } = useView();
  const { listed, shown, before, root } = edition;
  const last = listed.at(-1);
  return (
    <>
      {last && last.no !== shown ? (
        <p class="note warn">
          {t('correcting.outcome_superseded')} <a href={href(root)}>{t('correcting.to_current_outcome')}</a>
        </p>
      ) : null}
      {snapshot.correction ? (
        <section class="note read stack" aria-labelledby="correction">
          <h2 id="correction">{t('correcting.outcome_corrects', { no: snapshot.correction.of.no })}</h2>
          <p class="words">{say(snapshot.correction.note)}</p>
          {before ? <Changes changes={changesBetween(before, snapshot)} /> : null}
        </section>
      ) : null}
    </>
  );
}

function Changes({ changes }: { changes: GroupChange[] }) {
  const { t, say } = useView();
  if (changes.length === 0) return <p>{t('correcting.no_group_changed')}</p>;
  return (
    <ul class="plain lines">
      {changes.map(({ no, before, after, parts }) => {
        const group = after ?? before;
        return (
          <li key={no}>
            <p>
              <b>{t('dispositions.group_no', { no }) + (group ? say(group.title) : '')}</b>{' '}
              {parts.map((part) => t(partWords[part])).join(t('correcting.between'))}
            </p>
            {before && after ? <Words before={before} after={after} parts={parts} /> : null}
          </li>
        );
      })}
    </ul>
  );
}

/** The former answer beside the present one. */
function Words({
  before,
  after,
  parts,
}: {
  before: PublishedGroup;
  after: PublishedGroup;
  parts: ChangedPart[];
}) {
  const { t } = useView();
  if (!parts.some((part) => part === 'outcome' || part === 'reason' || part === 'result')) return null;
  return (
    <dl>
      <dt>{t('correcting.formerly')}</dt>
      <dd>
        <AnswerLine group={before} />
      </dd>
      <dt>{t('correcting.now')}</dt>
      <dd>
        <AnswerLine group={after} />
      </dd>
    </dl>
  );
}

function AnswerLine({ group: { outcome, reason, result } }: { group: PublishedGroup }) {
  const { t, say } = useView();
  const words = [
    ...(outcome ? [t(outcomeWords[outcome])] : []),
    ...(reason ? [say(reason)] : []),
    ...(result ? [say(result)] : []),
  ];
  return <span class="words">{words.join(t('correcting.between'))}</span>;
}

/** Every outcome that was made public; nothing where there is only one. */
export function OutcomeEditions({ edition: { listed, shown, root } }: { edition: Edition }) {
  const { t, href, language } = useView();
  const last = listed.at(-1);
  if (listed.length < 2 || !last) return null;
  return (
    <section class="sec" aria-labelledby="editions">
      <h2 id="editions">{t('correcting.outcomes')}</h2>
      <ul class="plain lines">
        {listed.map(({ no, publishedAt, retracted }) => (
          <li key={no}>
            <a href={href(`${root}/versions/${no}`)} aria-current={no === shown ? 'page' : undefined}>
              {t('correcting.outcome_no', { no })}
            </a>
            {publishedAt ? ` · ${sayDay(dayOf(publishedAt), language)}` : null}{' '}
            <span class="tag">
              {t(
                retracted
                  ? 'correcting.tag_pulled'
                  : no === last.no
                    ? 'correcting.current'
                    : 'correcting.former',
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
