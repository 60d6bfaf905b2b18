import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Department } from '../staff/departments.ts';
import type { PieceKind } from './kinds.ts';
import { SlugField } from './slug-field.tsx';

interface Props {
  kind: PieceKind;
  departments: readonly Department[];
  slug: string;
  problems: ReadonlyMap<string, string>;
}

/** For whom a new piece is, and where it will stand. */
export function NewPiecePage({ kind, departments, slug, problems }: Props) {
  const { t, say, href } = useView();
  const title = t('pieces.new', { one: t(kind.words.one) });
  return (
    <WorkspaceFrame current="pieces">
      <ErrorSummary messages={problems} />
      <h1>{title}</h1>
      <form
        class="sec read"
        method="post"
        action={href(`/workspace/pieces/kinds/${kind.kind}/new`)}
        novalidate
      >
        <div class="field">
          <label for="department">{t('pieces.department')}</label>
          <select id="department" name="department">
            {departments.map(({ id, name }) => (
              <option key={id} value={id}>
                {say(name)}
              </option>
            ))}
          </select>
        </div>
        <SlugField value={slug} problem={problems.get('slug')} />
        <p class="actions sec">
          <button class="btn" type="submit">
            {t('pieces.begin')}
          </button>
        </p>
      </form>
    </WorkspaceFrame>
  );
}
