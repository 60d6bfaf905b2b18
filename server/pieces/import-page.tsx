import { ErrorSummary } from '../http/error-summary.tsx';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Department } from '../staff/departments.ts';
import type { ImportFault } from './importing.ts';
import type { PieceKind } from './kinds.ts';

interface Props {
  kind: PieceKind;
  departments: readonly Department[];
  problems: ReadonlyMap<string, string>;
  faults: readonly ImportFault[];
}

const whys = {
  not_json: 'pieces.import_not_json',
  not_rows: 'pieces.import_not_rows',
  too_many: 'pieces.import_too_many',
  slug: 'pieces.import_slug',
  taken: 'pieces.import_taken',
  twice: 'pieces.import_twice',
  field: 'pieces.import_field',
} as const satisfies { [why in ImportFault['why']]: string };

/** Many pieces from a file: all of them become drafts, or none. */
export function ImportPage({ kind, departments, problems, faults }: Props) {
  const { t, say, href } = useView();
  const root = `/workspace/pieces/kinds/${kind.kind}`;
  return (
    <WorkspaceFrame current="pieces">
      <ErrorSummary messages={problems} />
      <p class="sm">
        <a href={href(root)}>{t(kind.words.many)}</a>
      </p>
      <h1>{t('pieces.import_title', { many: t(kind.words.many) })}</h1>
      <p class="read">{t('pieces.import_help')}</p>
      <p class="read">{t('pieces.import_shape')}</p>
      <p>
        <code>{'[{ "slug": "…", "content": { … } }]'}</code>
      </p>
      {faults.length > 0 ? <Faults faults={faults} /> : null}
      <form class="sec read" method="post" action={href(`${root}/import`)} encType="multipart/form-data">
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
        <div class={problems.has('file') ? 'field item bad' : 'field more'}>
          <label for="file">{t('pieces.import_file')}</label>
          {problems.has('file') ? (
            <p class="err" id="file-problem">
              {problems.get('file')}
            </p>
          ) : null}
          <input
            type="file"
            id="file"
            name="file"
            accept="application/json,.json"
            aria-describedby={problems.has('file') ? 'file-problem' : undefined}
          />
        </div>
        <p class="actions sec">
          <button class="btn" type="submit">
            {t('pieces.import_now')}
          </button>
        </p>
      </form>
    </WorkspaceFrame>
  );
}

function Faults({ faults }: Pick<Props, 'faults'>) {
  const { t } = useView();
  return (
    <section class="sec">
      <h2 id="faults">{t('pieces.import_faults')}</h2>
      <ScrollingTable
        labelledBy="faults"
        columns={[t('pieces.import_row'), t('pieces.column_field'), t('pieces.import_why')]}
      >
        {faults.map(({ row, field, why }) => (
          <tr key={`${row} ${field} ${why}`}>
            <th scope="row">{row === 0 ? t('pieces.import_whole') : row}</th>
            <td>
              <code>{field}</code>
            </td>
            <td>{t(whys[why])}</td>
          </tr>
        ))}
      </ScrollingTable>
    </section>
  );
}
