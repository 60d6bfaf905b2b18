import type { ComponentChildren } from 'preact';
import { useView } from '../http/view.ts';
import { type FormProblem, sayFigure, sayProblem } from './brief-words.ts';
import type { BriefContent } from './content.ts';
import type { Reading } from './snapshot.ts';

/** The figures that one may choose from: the items and profile items of a questionnaire that the brief rests on. */
export interface Offered {
  slug: string;
  title: string;
  items: { code: string; words: string }[];
  profiles: { code: string; words: string }[];
}

interface Props {
  content: BriefContent;
  reading: Reading;
  offered: Offered[];
  problems: ReadonlyMap<string, FormProblem>;
  address: string;
}

/** The brief’s figures with their numbers, and the place to add one. */
export function FigureChoices({ content, reading, offered, problems, address }: Props) {
  const view = useView();
  const { t } = view;
  const found = new Map(reading.snapshot.figures.map((figure) => [figure.no, figure]));
  return (
    <fieldset class="sec" id="figures">
      <legend>{t('briefs.figures')}</legend>
      <p class="hint">{t('briefs.figures_help')}</p>
      <div class="opts">
        {content.figures.map(({ no }) => {
          const figure = found.get(no);
          return (
            <label class="opt" key={no} for={`figure-${no}`}>
              <input type="checkbox" id={`figure-${no}`} name="figure" value={String(no)} checked />
              <span>
                {figure
                  ? t('briefs.keep_figure', { no, words: sayFigure(view, figure) })
                  : t('briefs.figure_gone', { no })}
                {figure && !figure.released ? <span class="tag"> {t('briefs.internal')}</span> : null}
              </span>
            </label>
          );
        })}
      </div>
      {offered.length > 0 ? <NewFigure offered={offered} problems={problems} address={address} /> : null}
    </fieldset>
  );
}

function NewFigure({ offered, problems, address }: Pick<Props, 'offered' | 'problems' | 'address'>) {
  const view = useView();
  const { t } = view;
  const problem = (name: string) => {
    const found = problems.get(name);
    return found ? (
      <p class="err" id={`${name}-problem`}>
        {sayProblem(view, found)}
      </p>
    ) : null;
  };
  return (
    <div class="sec">
      <h3>{t('briefs.add_figure')}</h3>
      <div class="cols even">
        <Choice
          name="add.item"
          label={t('briefs.add_item')}
          none={t('briefs.add_none')}
          offered={offered}
          of="items"
        >
          {problem('add.item')}
        </Choice>
        <Choice
          name="add.by"
          label={t('briefs.add_by')}
          none={t('briefs.add_whole')}
          offered={offered}
          of="profiles"
        >
          {problem('add.by')}
        </Choice>
      </div>
      <div class="field more">
        <label for="add.address">{t('briefs.add_address')}</label>
        {problem('add.address')}
        <input
          type="text"
          id="add.address"
          name="add.address"
          value={address}
          aria-describedby="add.address-help"
          aria-invalid={problems.has('add.address') || undefined}
        />
        <p class="hint" id="add.address-help">
          {t('briefs.add_address_help')}
        </p>
      </div>
    </div>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  none: string;
  offered: Offered[];
  of: 'items' | 'profiles';
  children: ComponentChildren;
}

function Choice({ name, label, none, offered, of, children }: ChoiceProps) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {children}
      <select id={name} name={name}>
        <option value="">{none}</option>
        {offered.map(({ slug, title, [of]: codes }) => (
          <optgroup key={slug} label={title}>
            {codes.map(({ code, words }) => (
              <option key={code} value={`${slug}|${code}`}>
                {words}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}
