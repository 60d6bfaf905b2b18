import type { Key } from '#shared/i18n/catalogues.ts';
import { sayDay } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { useView } from '../http/view.ts';
import { findVariable } from './figures.ts';
import type { PublishedCounts } from './published.ts';
import type { Correction, DecidedGroup, Decision } from './release-corrections.ts';
import type { ReleaseWithSnapshot } from './release-snapshots.ts';

export const decisionWords = {
  replaced: 'correcting.replaced',
  kept: 'correcting.kept',
  withdrawn: 'correcting.withdrawn',
} as const satisfies { [decision in Decision]: Key };

const reasons = {
  replaced: 'correcting.replaced_why',
  kept: 'correcting.kept_why',
  withdrawn: 'correcting.withdrawn_why',
} as const satisfies { [decision in Decision]: Key };

/** What a corrected release corrects, and what became of each figure and why. */
export function CorrectionPart({ release }: { release: ReleaseWithSnapshot }) {
  const { t, say } = useView();
  const { snapshot } = release;
  if (!snapshot.correction) return null;
  const { of, note } = snapshot.correction;
  return (
    <section class="note read stack" aria-labelledby="correction">
      <h2 id="correction">{t('correcting.release_corrects', { no: of.no })}</h2>
      <p class="words">{say(note)}</p>
      <Decisions counts={snapshot} correction={snapshot.correction} />
    </section>
  );
}

function Decisions({ counts, correction }: { counts: PublishedCounts; correction: Correction }) {
  const { t } = useView();
  const kinds = (['replaced', 'kept', 'withdrawn'] as const).map((decision) => ({
    decision,
    groups: correction.decisions.filter((each) => each.decision === decision),
  }));
  return (
    <>
      {kinds
        .filter(({ groups }) => groups.length > 0)
        .map(({ decision, groups }) => (
          <div key={decision}>
            <p>
              <b>{t(decisionWords[decision])}</b> {t(reasons[decision])}
            </p>
            <ul>
              {groups.map((group) => (
                <li key={group.items.join(' ')}>
                  <ItemNames counts={counts} group={group} />
                </li>
              ))}
            </ul>
          </div>
        ))}
    </>
  );
}

/** Items by their wordings; a withdrawn one, which the release no longer knows, by its code. */
export function ItemNames({ counts, group }: { counts: PublishedCounts; group: DecidedGroup }) {
  const { say } = useView();
  const names = group.items.map((item) => {
    const variable = findVariable(counts, item) ?? counts.variables.find((each) => each.item === item);
    const label =
      variable && ('question' in variable ? (variable.question ?? variable.label) : variable.label);
    return label ? say(label) : item;
  });
  return <>{names.join(' · ')}</>;
}

/** A release that was public, in the list of all of them. */
export interface ListedRelease {
  no: number;
  publishedAt: Date | undefined;
  retracted: boolean;
}

interface EditionsProps {
  listed: ListedRelease[];
  /** The one on this page. */
  shown: number;
  /** The questionnaire's results, where the one that holds stands. */
  base: string;
}

/** Which of the releases holds, and where the others stand; nothing where there is only one. */
export function Editions({ listed, shown, base }: EditionsProps) {
  const { t, href, language } = useView();
  const last = listed.at(-1);
  if (listed.length < 2 || !last) return null;
  return (
    <section class="sec" aria-labelledby="releases">
      <h2 id="releases">{t('correcting.releases')}</h2>
      <ul class="plain lines">
        {listed.map(({ no, publishedAt, retracted }) => (
          <li key={no}>
            <a href={href(`${base}/${no}`)} aria-current={no === shown ? 'page' : undefined}>
              {t('correcting.release_no', { no })}
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

/** On a release that another one has taken the place of. */
export function Superseded({ listed, shown, base }: EditionsProps) {
  const { t, href } = useView();
  const last = listed.at(-1);
  if (!last || last.no === shown) return null;
  return (
    <p class="note warn">
      {t('correcting.superseded')} <a href={href(base)}>{t('correcting.to_current')}</a>
    </p>
  );
}
