import type { Change } from '#shared/questionnaire/changes.ts';
import { rewordingKinds } from '#shared/questionnaire/in-progress.ts';
import { useView } from '../http/view.ts';
import { type Filled, Words } from './form-fields.tsx';
import type { Questionnaire } from './questionnaires.ts';

interface Props extends Filled {
  base: Questionnaire;
  changes: Change[];
}

/** What the next version changes, each wording with what is said of it, and the note for the public. */
export function ChangesPart({ base, changes, fields, unreadable }: Props) {
  const { t } = useView();
  return (
    <section class="sec">
      <h2>{t('making.changes', { no: base.live.no })}</h2>
      {changes.length === 0 ? <p class="dim">{t('making.changes_none')}</p> : null}
      {changes.length > 0 ? <p class="dim">{t('making.changes_help')}</p> : null}
      {changes.map((change) => (
        <ChangeShown key={`${change.kind} ${change.place}`} change={change} fields={fields} />
      ))}
      <Words
        fields={fields}
        unreadable={unreadable}
        name="change_note"
        label={t('making.change_note')}
        help={t('making.change_note_help')}
        rows={3}
      />
    </section>
  );
}

const kindWords = {
  added: 'making.change_added',
  removed: 'making.change_removed',
  other_kind: 'making.change_other_kind',
} as const;

const saidWords = { typo: 'making.rewording_typo', meaning: 'making.rewording_meaning' } as const;

function ChangeShown({ change, fields }: { change: Change; fields: Filled['fields'] }) {
  const { t, say } = useView();
  if (change.kind !== 'reworded')
    return (
      <p class="item">
        <b>
          {change.place} · {t(kindWords[change.kind])}
        </b>{' '}
        {say(change.text)}
      </p>
    );
  const name = `rewording.${change.place}`;
  return (
    <fieldset class="item" id={name}>
      <legend>{t('making.place', { place: change.place })}</legend>
      {Object.keys({ ...change.before, ...change.after })
        .filter((language) => change.before[language] !== change.after[language])
        .map((language) => (
          <dl key={language} class="check" lang={language}>
            <div>
              <dt>{t('making.change_before')}</dt>
              <dd class="words">{change.before[language]}</dd>
            </div>
            <div>
              <dt>{t('making.change_after')}</dt>
              <dd class="words">{change.after[language]}</dd>
            </div>
          </dl>
        ))}
      <div class="opts">
        {rewordingKinds.map((kind) => (
          <label key={kind} class="opt" for={`${name}-${kind}`}>
            <input
              type="radio"
              id={`${name}-${kind}`}
              name={name}
              value={kind}
              checked={fields.get(name) === kind}
            />
            <span>{t(saidWords[kind])}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
