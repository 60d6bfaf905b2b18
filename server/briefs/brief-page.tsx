import { sayTime } from '#shared/text/dates.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Approval } from '../staff/approval-records.ts';
import { BriefWords } from './brief-fields.tsx';
import { type FormProblem, fieldOf, partWords, sayObstacle, sayProblem } from './brief-words.ts';
import type { Brief } from './briefs.ts';
import { type BriefContent, budget, type Part, parts } from './content.ts';
import { FigureChoices, type Offered } from './figure-choices.tsx';
import type { Issue } from './issues.ts';
import type { Obstacle } from './obstacles.ts';
import { OpinionChoices } from './opinion-choices.tsx';
import type { Reading } from './snapshot.ts';
import { type Citable, SourceChoices } from './source-choices.tsx';

interface Props {
  brief: Brief;
  /** What stands in the form. */
  content: BriefContent;
  reading: Reading;
  obstacles: Obstacle[];
  issues: Issue[];
  approval: Approval | undefined;
  citable: Citable;
  offered: Offered[];
  problems: ReadonlyMap<string, FormProblem>;
  address: string;
  /** A colleague has saved since the page was opened; their words stand beside. */
  conflict: boolean;
}

/** Where an analyst writes a brief. */
export function BriefPage(props: Props) {
  const view = useView();
  const { t, say, href } = view;
  const { brief, content, obstacles, problems, conflict } = props;
  const root = `/workspace/briefs/${brief.id}`;
  const messages = new Map([...problems].map(([field, problem]) => [field, sayProblem(view, problem)]));
  if (conflict) messages.set('title', t('briefs.changed_meanwhile'));
  return (
    <WorkspaceFrame current="briefs">
      <ErrorSummary messages={messages} />
      <p class="sm">
        <a href={href('/workspace/briefs')}>{t('briefs.list')}</a>
      </p>
      <h1>{Object.keys(content.title).length > 0 ? say(content.title) : t('briefs.untitled')}</h1>
      <Standing {...props} />
      {messages.size === 0 ? (
        <>
          <Missing obstacles={obstacles} />
          <div class="actions more">
            <a class="btn alt" href={href(`${root}/print`)}>
              {t('briefs.preview')}
            </a>
          </div>
          <Proposal {...props} />
        </>
      ) : null}
      <form class="sec" method="post" action={href(root)}>
        <input type="hidden" name="revision" value={String(brief.revision)} />
        <Words {...props} />
        <p class="actions sec">
          <button class="btn" type="submit" name="act" value="save">
            {t('briefs.save')}
          </button>
          <button class="btn alt" type="submit" name="act" value="redraft">
            {t('briefs.redraft')}
          </button>
        </p>
      </form>
    </WorkspaceFrame>
  );
}

const rows: { [part in Part]: number } = {
  asked: 3,
  missing: 3,
  findings: 6,
  differences: 4,
  minority: 3,
  dissent: 3,
  risks: 4,
  requests: 4,
};

function Words({ brief, content, reading, citable, offered, problems, address, conflict }: Props) {
  const { t } = useView();
  const held = brief.content;
  return (
    <>
      <BriefWords
        name="title"
        label={t('briefs.title_label')}
        text={content.title}
        stored={held.title}
        conflict={conflict}
        budget={budget.title}
      />
      <BriefWords
        name="lead"
        label={t('briefs.lead_label')}
        text={content.lead}
        stored={held.lead}
        conflict={conflict}
        budget={budget.lead}
        rows={2}
      />
      <SourceChoices citable={citable} chosen={content} />
      <FigureChoices {...{ content, reading, offered, problems, address }} />
      <OpinionChoices content={content} reading={reading} />
      <p class="hint sec">{t('briefs.part_help')}</p>
      {parts.map((part) => (
        <BriefWords
          key={part}
          name={`part.${part}`}
          label={t(partWords[part])}
          text={content.parts[part]}
          stored={held.parts[part]}
          conflict={conflict}
          budget={budget[part]}
          rows={rows[part]}
        />
      ))}
    </>
  );
}

function Standing({ brief, issues, approval }: Props) {
  const { t, href, language } = useView();
  const last = issues.at(-1);
  if (!last) return null;
  const note = approval?.acts.at(-1)?.note;
  const sheet = approval ? (
    <a href={href(`/workspace/approvals/${approval.id}`)}>{t('briefs.sheet')}</a>
  ) : null;
  return (
    <section class="more" aria-labelledby="issues">
      {approval?.state === 'waiting' ? (
        <p class="note">
          {t('briefs.waits', { no: last.no })} {sheet}
        </p>
      ) : null}
      {approval?.state === 'returned' ? (
        <div class="note warn">
          <p>
            {t('briefs.returned', { no: last.no })} {sheet}
          </p>
          {note ? <p>{note}</p> : null}
        </div>
      ) : null}
      <h2 id="issues">{t('briefs.issues')}</h2>
      <ul class="plain lines">
        {issues.map(({ no, proposedAt, signedAt }) => (
          <li key={no}>
            <a href={href(`/workspace/briefs/${brief.id}/issues/${no}`)}>
              {t('briefs.issue_of', { no, time: sayTime(proposedAt, language) })}
            </a>{' '}
            <span class={signedAt ? 'st full' : 'st'}>
              {signedAt
                ? t('briefs.signed_on', { time: sayTime(signedAt, language) })
                : t('briefs.not_signed')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Missing({ obstacles }: Pick<Props, 'obstacles'>) {
  const view = useView();
  const { t } = view;
  return (
    <section class="sec" aria-labelledby="before-proposing">
      <h2 id="before-proposing">{t('briefs.before_proposing')}</h2>
      {obstacles.length === 0 ? (
        <p class="note ok">{t('briefs.nothing_missing')}</p>
      ) : (
        <ul class="plain lines">
          {obstacles.map((obstacle, at) => (
            <li key={at}>
              <a href={`#${fieldOf(obstacle)}`}>{sayObstacle(view, obstacle)}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Proposal({ brief, obstacles, approval }: Props) {
  const { t, href } = useView();
  if (approval?.state === 'waiting') return null;
  const ready = obstacles.length === 0;
  return (
    <form class="more" method="post" action={href(`/workspace/briefs/${brief.id}/proposals`)}>
      <p class="dim">{t(ready ? 'briefs.propose_help' : 'briefs.propose_not_yet')}</p>
      {ready ? (
        <p class="actions">
          <button class="btn" type="submit">
            {t('briefs.propose')}
          </button>
        </p>
      ) : null}
    </form>
  );
}
