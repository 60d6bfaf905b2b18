import { phaseOf } from '#shared/phase.ts';
import { itemsOf } from '#shared/questionnaire/items.ts';
import { numberOf } from '#shared/questionnaire/steps.ts';
import { sayClosing, sayDay, sayTime } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { TextField } from '../responses/text-fields.ts';
import { fieldWords, textsAddress } from '../responses/texts-request.ts';
import type { Approval } from '../staff/approval-records.ts';
import { holds } from '../staff/roles.ts';
import { type EntryClosure, needsEntry } from './entry-closures.ts';
import type { InScope } from './figure-scope.ts';
import { HubWays } from './hub-ways.tsx';
import type { Received } from './marginals.ts';
import { phaseKey } from './phase-words.ts';
import { ReceivedFigure } from './received-figure.tsx';
import type { Release } from './releases.ts';

interface Props {
  scope: InScope;
  received: Received[];
  /** The officer may make results of it. */
  analyst: boolean;
  entry: EntryClosure | undefined;
  release: { release: Release; approval: Approval | undefined } | undefined;
  /** Whose texts the officer may read. */
  texts: TextField[];
}

/** One questionnaire as its officers follow it: what came in, the way to each figure, and the way to the release. */
export function QuestionnairePage(props: Props) {
  const { t, say, now, language } = useView();
  const { questionnaire } = props.scope;
  const { slug, live, closesAt } = questionnaire;
  return (
    <WorkspaceFrame current="questionnaires">
      <h1>{say(live.definition.title)}</h1>
      <p class="dim">
        {t(phaseKey(phaseOf(questionnaire, now)))} ·{' '}
        {t('common.until', { closing: sayClosing(closesAt, language) })}
      </p>
      <div class="cols sec">
        <ReceivedFigure received={props.received} address={`/workspace/questionnaires/${slug}/received`} />
        {props.scope.own ? <Making {...props} /> : null}
      </div>
      <HubWays scope={props.scope} analyst={props.analyst} texts={props.texts.length > 0} />
      <Figures scope={props.scope} />
      {props.texts.length > 0 ? <Texts slug={slug} texts={props.texts} /> : null}
      {props.scope.own ? <Ways questionnaire={questionnaire} /> : null}
    </WorkspaceFrame>
  );
}

/** Where the public reads it, and where those who may write a next version or take it back. */
function Ways({ questionnaire: { slug, departmentId, exercise } }: Pick<InScope, 'questionnaire'>) {
  const { t, href, officer } = useView();
  const may = (role: 'editor' | 'approver') => officer && holds(officer, role, departmentId);
  return (
    <p class="actions sec">
      {exercise ? null : <a href={href(`/questionnaires/${slug}`)}>{t('results.see_public')}</a>}
      {may('editor') ? <a href={href('/workspace/questionnaires/new')}>{t('making.version_keep')}</a> : null}
      {may('approver') ? (
        <a href={href('/workspace/retractions')}>{t('correcting.rail_retractions')}</a>
      ) : null}
    </p>
  );
}

/** From the end of entry to the signed release. */
function Making(props: Props) {
  const { t, language } = useView();
  const { questionnaire } = props.scope;
  return (
    <aside class="stack">
      <h2>{t('results.making')}</h2>
      <p>{t('results.due_on', { day: sayDay(questionnaire.resultsDueOn, language) })}</p>
      <EntryPart {...props} />
      <ReleasePart {...props} />
    </aside>
  );
}

function EntryPart({ scope: { questionnaire }, analyst, entry }: Props) {
  const { t, language, now, href } = useView();
  if (!needsEntry(questionnaire)) return <p>{t('results.entry_not_needed')}</p>;
  if (entry) return <p>{t('results.entry_finished', { time: sayTime(entry.declaredAt, language) })}</p>;
  if (phaseOf(questionnaire, now) !== 'closed' || !analyst) return <p>{t('results.entry_waits')}</p>;
  return (
    <form method="post" action={href(`/workspace/questionnaires/${questionnaire.slug}/entry-closure`)}>
      <p>{t('results.entry_help')}</p>
      <p class="actions">
        <button class="btn" type="submit">
          {t('results.entry_declare')}
        </button>
      </p>
    </form>
  );
}

function ReleasePart({ scope: { questionnaire }, analyst, entry, release }: Props) {
  const { t, language, now, href } = useView();
  const base = `/workspace/questionnaires/${questionnaire.slug}/releases`;
  if (release?.release.publishedAt)
    return (
      <p>
        {t('results.released_at', { time: sayTime(release.release.publishedAt, language) })}{' '}
        <a href={href(`/questionnaires/${questionnaire.slug}/results`)}>{t('results.see_public')}</a>{' '}
        <a href={href(base)}>{t('correcting.correct_or_list')}</a>
      </p>
    );
  const state = release?.approval?.state;
  const ready =
    phaseOf(questionnaire, now) === 'closed' && (entry !== undefined || !needsEntry(questionnaire));
  return (
    <>
      {release?.approval ? (
        <p>
          <a href={href(`${base}/${release.release.no}`)}>
            {t('results.proposal', { no: release.release.no })}
          </a>{' '}
          <a href={href(`/workspace/approvals/${release.approval.id}`)}>
            {t(
              state === 'returned'
                ? 'results.returned'
                : state === 'recalled'
                  ? 'staff.state_recalled'
                  : 'results.waiting',
            )}
          </a>
        </p>
      ) : null}
      {state === 'waiting' ? null : ready && analyst ? (
        <form method="post" action={href(base)}>
          <p>{t('results.release_help')}</p>
          <p class="actions">
            <button class="btn" type="submit">
              {t('results.release_make')}
            </button>
          </p>
        </form>
      ) : (
        <p>{t(ready ? 'results.release_analyst' : 'results.release_waits')}</p>
      )}
    </>
  );
}

/** Each item with the address of its figure. */
function Figures({ scope: { questionnaire, items } }: { scope: InScope }) {
  const { t, say, href } = useView();
  const shown = itemsOf(questionnaire.live.definition).filter(
    ({ code, kind }) => items.has(code) && kind !== 'text' && kind !== 'date',
  );
  return (
    <section class="sec" aria-labelledby="figures">
      <h2 id="figures">{t('results.by_item')}</h2>
      <p class="dim">{t('results.figures_help')}</p>
      <ul class="plain lines two">
        {shown.map((item) => {
          const row = item.kind === 'matrix' ? `.${item.rows[0]?.code}` : '';
          return (
            <li key={item.code}>
              <a
                href={href(`/workspace/questionnaires/${questionnaire.slug}/figures?item=${item.code}${row}`)}
              >
                {t('results.numbered', {
                  no: numberOf(questionnaire.live.definition, item.code),
                  item: say(item.text),
                })}
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Each item whose answers are words, with the way to them. */
function Texts({ slug, texts }: { slug: string; texts: TextField[] }) {
  const view = useView();
  const { t, href } = view;
  return (
    <section class="sec" aria-labelledby="texts">
      <h2 id="texts">{t('texts.heading')}</h2>
      <p class="dim">{t('texts.recorded')}</p>
      <ul class="plain lines two">
        {texts.map((text) => (
          <li key={text.field}>
            <a href={href(textsAddress(slug, { field: text.field }))}>{fieldWords(view, text)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
