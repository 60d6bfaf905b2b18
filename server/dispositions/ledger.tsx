import { stanceWords } from '#shared/term-words.ts';
import { stances } from '#shared/terms.ts';
import { sayNumber } from '#shared/text/numbers.ts';
import { sayClause, sayWords } from '../drafts/clause-words.ts';
import { type Clause, type DocumentVersion, findClause } from '../drafts/drafts.ts';
import { useView } from '../http/view.ts';
import type { PublishedGroup } from './outcome-snapshot.ts';
import { foreignTo } from './outcome-words.ts';
import { unquotedIn } from './quotes.ts';
import { Quotes } from './quotes-list.tsx';
import { OutcomeMark, Said, SaidAtLength } from './words.tsx';

/** So that a page stays light: what a group holds beyond this is at an address of its own. */
export const GROUPS_A_PAGE = 15;
export const QUOTES_A_GROUP = 5;

interface Props {
  version: DocumentVersion;
  base: string;
  groups: PublishedGroup[];
}

/** Groups under the clause that they concern first, in the draft's order. */
export function ClauseLedger({ version, base, groups }: Props) {
  const runs: { key: string | undefined; groups: PublishedGroup[] }[] = [];
  for (const group of groups) {
    const key = group.clauses[0]?.key;
    const run = runs.at(-1);
    if (run && run.key === key) run.groups.push(group);
    else runs.push({ key, groups: [group] });
  }
  return (
    <>
      {runs.map((run) => (
        <article class="led" key={run.key ?? 'whole'}>
          <ClauseText
            id={run.key ?? 'whole'}
            clause={run.key === undefined ? undefined : findClause(version, run.key)}
          />
          {run.groups.map((group) => (
            <GroupAccount key={group.no} group={group} base={base} />
          ))}
        </article>
      ))}
    </>
  );
}

function ClauseText({ id, clause }: { id: string; clause: Clause | undefined }) {
  const view = useView();
  return (
    <>
      <h3 id={`clause-${id}`}>{sayClause(view, clause)}</h3>
      {clause?.text ? (
        <div class="law read">
          {sayWords(view, clause).map((words) => (
            <p key={words} lang={foreignTo(view.language, clause.text ?? {})}>
              {words}
            </p>
          ))}
        </div>
      ) : null}
    </>
  );
}

/** One distinct opinion: what was said at the left, what the department answers at the right. */
function GroupAccount({ group, base }: { group: PublishedGroup; base: string }) {
  const { t, href } = useView();
  const more = group.quotes.length - QUOTES_A_GROUP;
  return (
    <div id={`group-${group.no}`}>
      <section aria-labelledby={`title-${group.no}`}>
        <GroupHead group={group} />
        <Quotes
          quotes={group.quotes.slice(0, QUOTES_A_GROUP)}
          notShown={group.not_shown}
          unquoted={unquotedIn(group)}
        />
        {more > 0 ? (
          <p>
            <a href={href(`${base}?group=${group.no}`)}>
              {t('dispositions.more_quotes', { n: sayNumber(more), no: group.no })}
            </a>
          </p>
        ) : null}
      </section>
      <Answer group={group} />
    </div>
  );
}

function GroupHead({ group }: { group: PublishedGroup }) {
  const { t } = useView();
  return (
    <>
      <h4 id={`title-${group.no}`}>
        {t('dispositions.group_no', { no: group.no })}
        <Said text={group.title} />
      </h4>
      <p class="sm dim">
        {t('dispositions.group_counts', {
          comments: sayNumber(group.comments),
          opinions: sayNumber(group.opinions),
          stances: stances
            .filter((stance) => group.stances[stance])
            .map((stance) =>
              t('dispositions.stance_of', {
                name: t(stanceWords[stance]),
                n: sayNumber(group.stances[stance] ?? 0),
              }),
            )
            .join(t('dispositions.list_separator')),
        })}
      </p>
    </>
  );
}

export function Answer({ group }: { group: PublishedGroup }) {
  const { t, say } = useView();
  const others = group.clauses.slice(1).map(({ label }) => say(label));
  return (
    <section class="ans" aria-label={t('dispositions.answer_to', { no: group.no })}>
      <p>
        <OutcomeMark outcome={group.outcome} />
      </p>
      {group.reason ? <SaidAtLength text={group.reason} /> : null}
      {group.result ? (
        <div class="more">
          <p class="sm dim">{t('dispositions.result')}</p>
          <SaidAtLength text={group.result} />
        </div>
      ) : null}
      {others.length > 0 ? (
        <p class="sm dim">
          {t('dispositions.also_clauses', { list: others.join(t('dispositions.list_separator')) })}
        </p>
      ) : null}
    </section>
  );
}
