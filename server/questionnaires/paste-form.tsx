import type { ComponentChildren } from 'preact';
import { useView } from '../http/view.ts';

interface Props {
  action: string;
  text: string;
  /** The version of the content that the text would replace. */
  version?: string;
  /** What the button that keeps the result says. */
  keep: string;
  /** Whether something was recognised that can be kept. */
  keepable: boolean;
  children?: ComponentChildren;
}

/** The place for a questionnaire as text, with how to write it. */
export function PasteForm({ action, text, version, keep, keepable, children }: Props) {
  const { t, href } = useView();
  return (
    <form class="sec" method="post" action={href(action)}>
      <h2>{t('making.paste')}</h2>
      {version ? <input type="hidden" name="version" value={version} /> : null}
      {children}
      <Notation />
      <div class="field more">
        <label for="text">{t('making.paste_label')}</label>
        <p class="hint" id="text-help">
          {t('making.paste_help')}
        </p>
        <textarea
          id="text"
          name="text"
          rows={keepable && !version ? 10 : 18}
          value={text}
          aria-describedby="text-help"
        />
      </div>
      <p class="actions">
        <button class={keepable ? 'btn alt' : 'btn'} type="submit" name="act" value="preview">
          {t('making.recognise')}
        </button>
        {keepable ? (
          <button class="btn" type="submit" name="act" value="keep">
            {keep}
          </button>
        ) : null}
      </p>
    </form>
  );
}

function Notation() {
  const { t } = useView();
  return (
    <details class="more">
      <summary>{t('making.notation')}</summary>
      <ul>
        <li>{t('making.notation_kinds')}</li>
        <li>{t('making.notation_limits')}</li>
        <li>{t('making.notation_matrix')}</li>
        <li>{t('making.notation_english')}</li>
        <li>{t('making.notation_codes')}</li>
      </ul>
    </details>
  );
}
