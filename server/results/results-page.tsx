import type { Section } from '#shared/questionnaire/definition.ts';
import { sayDay } from '#shared/text/dates.ts';
import { sayNumber } from '#shared/text/numbers.ts';
import { dayOf } from '#shared/time.ts';
import { useView } from '../http/view.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import type { Break } from '../questionnaires/version-breaks.ts';
import { CorrectionPart, Editions, type ListedRelease, Superseded } from './correction-part.tsx';
import { CrossLinks } from './cross-links.tsx';
import { FigureFiles, fileAddress } from './figure-files.tsx';
import { findVariable, variablesOfItem } from './figures.ts';
import { CrossedFigure, MatrixFigure, WholeFigure } from './item-figure.tsx';
import { methodNote } from './method-note.ts';
import type { ReleaseWithSnapshot } from './release-snapshots.ts';
import { releasedFigure, releasedWeighted } from './released-figures.ts';
import { VersionNotes } from './version-notes.tsx';
import { weightedItems } from './weighting/weighted-figure.ts';
import { WeightedFigure, WeightedFigures } from './weighting/weighted-figures.tsx';

interface Props {
  release: ReleaseWithSnapshot;
  sections: Section[];
  /** Where the page's figures have their own addresses. */
  base: string;
  /** What later versions changed, by item. */
  breaks: Map<string, Break[]>;
  /** Every release that was made public, on public pages. */
  listed?: ListedRelease[];
  /** Where the release that holds stands. */
  root?: string;
}

/** Every item of a release over everybody, in the questionnaire's order, with the way to its crossed figures. */
export function ResultsPage({ release, sections, base, breaks, listed = [], root = base }: Props) {
  const editions = { listed, shown: release.no, base: root };
  const { t, say } = useView();
  const { snapshot } = release;
  return (
    <>
      <div class="stack">
        <p class="sm dim">
          <ReleasedOn release={release} />
        </p>
        <h1>{t('results.title', { title: say(snapshot.title), n: sayNumber(snapshot.n) })}</h1>
        <Superseded {...editions} />
        <CorrectionPart release={release} />
        <ReadFirst release={release} />
        <Downloads release={release} base={base} />
      </div>
      {sections.map((section) => (
        <section key={section.code} class="sec" aria-labelledby={section.code}>
          <h2 id={section.code}>{say(section.title)}</h2>
          {section.items.map((item) => (
            <ItemFigures
              key={item.code}
              release={release}
              item={item.code}
              base={base}
              breaks={breaks.get(item.code)}
            />
          ))}
        </section>
      ))}
      <Editions {...editions} />
    </>
  );
}

function ReleasedOn({ release: { publishedAt, proposedAt, snapshot } }: { release: ReleaseWithSnapshot }) {
  const { t, language } = useView();
  const cut = t('results.data_cut', { day: sayDay(snapshot.data_cut, language) });
  const day = sayDay(dayOf(publishedAt ?? proposedAt), language);
  return <>{`${t(publishedAt ? 'results.published_on' : 'results.proposed_on', { day })} · ${cut}`}</>;
}

/** What the numbers can stand for, before the first of them. */
function ReadFirst({ release: { snapshot } }: { release: ReleaseWithSnapshot }) {
  const { t, say } = useView();
  return (
    <div class="note warn read">
      <p>
        <b>{t('results.read_first')}</b>
      </p>
      <p>{say(snapshot.note)}</p>
      <p class="sm">{say(snapshot.disclosure.rules)}</p>
      {snapshot.weighted && 'withheld' in snapshot.weighted ? (
        <p class="sm">{say(snapshot.weighted.withheld)}</p>
      ) : null}
    </div>
  );
}

function Downloads({ release, base }: { release: ReleaseWithSnapshot; base: string }) {
  const { t, href } = useView();
  return (
    <>
      {release.publishedAt ? (
        <p class="row">
          <a class="btn alt" href={href(`${base}.xlsx`)}>
            {t('exporting.download_xlsx')}
          </a>
          <a class="btn alt" href={href(`${base}.csv`)}>
            {t('results.csv')}
          </a>
          <a class="btn alt" href={href(`${base}.json`)}>
            {t('results.json')}
          </a>
        </p>
      ) : null}
      <p class="sm dim">{t('results.fingerprint', { hash: release.hash })}</p>
    </>
  );
}

interface ItemFiguresProps extends Pick<Props, 'release' | 'base'> {
  item: string;
  breaks: Break[] | undefined;
}

function ItemFigures({ release, item, base, breaks }: ItemFiguresProps) {
  const { href } = useView();
  const { snapshot } = release;
  const address = (code: string) => href(`${base}?item=${code}`);
  const shown = variablesOfItem(snapshot, item).map((variable) => ({
    variable,
    figure: releasedFigure(release, variable.code, null),
  }));
  if (shown.length === 0) return null;
  if (shown[0]?.variable.question)
    return (
      <>
        <MatrixFigure rows={shown} address={address} />
        <WeightedFigures release={release} items={shown.map(({ variable }) => variable.code)} />
        <VersionNotes breaks={breaks} />
      </>
    );
  return (
    <>
      {shown.map(({ variable, figure }) => (
        <div key={variable.code} class="more">
          <WholeFigure variable={variable} figure={figure} />
          <WeightedFigures release={release} items={[variable.code]} />
          <CrossLinks counts={snapshot} item={variable.code} base={base} />
        </div>
      ))}
      <VersionNotes breaks={breaks} />
    </>
  );
}

interface FigurePageProps extends Omit<Props, 'sections'> {
  item: string;
  by: string | null;
  /** Of whose answers it is. */
  questionnaire: Questionnaire;
}

/** One figure at its own address. Throws FigureNotReleasedError. */
export function FigurePage(props: FigurePageProps) {
  const { release, item, by, base, breaks, listed = [], root = base } = props;
  const view = useView();
  const { t, say, href } = view;
  const { snapshot } = release;
  const figure = releasedFigure(release, item, by);
  const variable = findVariable(snapshot, item);
  const profile = snapshot.profiles.find(({ code }) => code === by);
  const method = methodNote(figure, props.questionnaire, view);
  const files = release.publishedAt ? (
    <FigureFiles address={fileAddress(root, release.no, { item, by })} />
  ) : null;
  return (
    <>
      <div class="stack">
        <p class="sm">
          <a href={href(base)}>{t('results.all')}</a>
        </p>
        <h1>{t('results.title', { title: say(snapshot.title), n: sayNumber(snapshot.n) })}</h1>
        <Superseded listed={listed} shown={release.no} base={root} />
        <p class="read">{say(snapshot.note)}</p>
      </div>
      <div class="sec">
        {variable && profile ? (
          <CrossedFigure {...{ variable, profile, figure, method, files }} />
        ) : variable ? (
          <WholeFigure {...{ variable, figure, method, files }} />
        ) : null}
        {by === null && weightedItems(snapshot).has(item) ? (
          <WeightedFigure
            figure={releasedWeighted(release, item)}
            questionnaire={props.questionnaire}
            files={
              release.publishedAt ? (
                <FigureFiles address={fileAddress(root, release.no, { item, raked: true })} />
              ) : null
            }
          />
        ) : null}
        <VersionNotes breaks={breaks.get(variable?.item ?? item)} />
        <CrossLinks counts={snapshot} item={item} by={by} base={base} />
      </div>
    </>
  );
}
