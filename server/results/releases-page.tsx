import { sayTime } from '#shared/text/dates.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Approval } from '../staff/approval-records.ts';
import { ERRATUM_MAX, ERRATUM_MIN, type NoteProblem } from '../staff/retractions.ts';
import { decisionWords, ItemNames } from './correction-part.tsx';
import type { InScope } from './figure-scope.ts';
import type { DecidedGroup } from './release-corrections.ts';
import type { ReleaseWithSnapshot } from './release-snapshots.ts';
import type { Release } from './releases.ts';

export interface CorrectionDraft {
  zh: string;
  en: string;
  withdraw: readonly string[];
}

interface Props {
  scope: InScope;
  listed: { release: Release; approval: Approval | undefined; retracted: boolean }[];
  /** What would become of each figure; undefined where no correction can be proposed now. */
  plan: { last: ReleaseWithSnapshot; decisions: DecidedGroup[] } | undefined;
  draft: CorrectionDraft;
  problems: { zh?: NoteProblem; en?: NoteProblem };
}

/** The releases of a questionnaire, and the correction of the last one. */
export function ReleasesPage({ scope: { questionnaire }, listed, plan, draft, problems }: Props) {
  const { t, say, href, language } = useView();
  const base = `/workspace/questionnaires/${questionnaire.slug}`;
  const messages = new Map(
    Object.entries(problems).map(([name, problem]) => [
      name,
      t(problem === 'long' ? 'correcting.note_long' : 'correcting.note_short', {
        min: ERRATUM_MIN,
        max: ERRATUM_MAX,
      }),
    ]),
  );
  return (
    <WorkspaceFrame current="questionnaires">
      <ErrorSummary messages={messages} />
      <p class="sm">
        <a href={href(base)}>{say(questionnaire.live.definition.title)}</a>
      </p>
      <h1>{t('correcting.releases')}</h1>
      {listed.length === 0 ? (
        <p class="empty">{t('correcting.releases_none')}</p>
      ) : (
        <ul class="plain lines">
          {listed.map(({ release, approval, retracted }) => (
            <li key={release.no}>
              <a href={href(`${base}/releases/${release.no}`)}>
                {t('correcting.release_no', { no: release.no })}
              </a>{' '}
              <span class="tag">{t(stateOf(release, approval, retracted))}</span>{' '}
              {sayTime(release.publishedAt ?? release.proposedAt, language)}
              {release.note ? <p class="say words">{say(release.note)}</p> : null}
            </li>
          ))}
        </ul>
      )}
      {plan ? (
        <CorrectionForm address={`${base}/releases`} {...plan} draft={draft} messages={messages} />
      ) : (
        <p class="dim">{t('correcting.correct_not_now')}</p>
      )}
    </WorkspaceFrame>
  );
}

const stateOf = ({ publishedAt }: Release, approval: Approval | undefined, retracted: boolean) => {
  if (retracted) return 'correcting.tag_pulled';
  if (publishedAt) return 'correcting.is_public';
  return approval?.state === 'returned' ? 'results.returned' : 'results.waiting';
};

interface FormProps {
  address: string;
  last: ReleaseWithSnapshot;
  decisions: DecidedGroup[];
  draft: CorrectionDraft;
  messages: ReadonlyMap<string, string>;
}

function CorrectionForm({ address, last, decisions, draft, messages }: FormProps) {
  const { t, href } = useView();
  const field = (name: 'zh' | 'en', label: string) => {
    const message = messages.get(name);
    return (
      <div class={message ? 'field item bad' : 'field more'}>
        <label for={name}>{label}</label>
        {message ? (
          <p class="err" id={`${name}-problem`}>
            {message}
          </p>
        ) : null}
        <textarea
          id={name}
          name={name}
          rows={4}
          {...(message ? { 'aria-invalid': 'true', 'aria-describedby': `${name}-problem` } : {})}
        >
          {draft[name]}
        </textarea>
      </div>
    );
  };
  return (
    <form class="sec stack read" method="post" action={href(address)} novalidate>
      <h2>{t('correcting.correct_release', { no: last.no })}</h2>
      <p class="note">{t('correcting.correct_rule')}</p>
      <fieldset>
        <legend>{t('correcting.plan')}</legend>
        <ul class="plain lines">
          {decisions.map((group) => (
            <li key={group.items.join(' ')}>
              <p>
                <b>{t(decisionWords[group.decision])}</b> <ItemNames counts={last.snapshot} group={group} />
              </p>
              {group.decision === 'kept' ? (
                <label class="opt">
                  <input
                    type="checkbox"
                    name="withdraw"
                    value={group.items[0]}
                    checked={draft.withdraw.includes(group.items[0] ?? '')}
                  />
                  <span>{t('correcting.misleads')}</span>
                </label>
              ) : null}
            </li>
          ))}
        </ul>
      </fieldset>
      {field('zh', t('correcting.public_note_zh'))}
      {field('en', t('correcting.public_note_en'))}
      <p class="actions">
        <button class="btn" type="submit">
          {t('correcting.propose_correction')}
        </button>
      </p>
    </form>
  );
}
