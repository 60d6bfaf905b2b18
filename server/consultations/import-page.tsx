import type { FileFault } from '#shared/consultation/file.ts';
import { everyClause } from '#shared/consultation/in-progress.ts';
import type { Doubt } from '#shared/drafts/doubts.ts';
import type { Recognition } from '#shared/drafts/recognise.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Department } from '../staff/departments.ts';
import { ClauseTreeView } from './clause-tree-view.tsx';
import { doubtWords, sayFileFault } from './preparation-words.ts';
import { PreparationsLink } from './preparations-page.tsx';

/** Faults and doubts that a page lists; the rest is a number. */
const MOST = 200;

export interface ImportProps {
  title: string;
  action: string;
  /** For whom the consultation can be made; none where the clauses of one are replaced, which takes no file. */
  departments?: Department[];
  department?: Department | undefined;
  /** What the button that keeps the result says. */
  keep: string;
  text?: string;
  file?: string;
  recognised?: Recognition;
  faults?: FileFault[];
  /** Nothing was pasted, or nothing was recognised in it. */
  problem?: string;
}

/** Text pasted or a file read; what was recognised is shown before it is kept. */
export function ImportPage(props: ImportProps) {
  const { title, departments, recognised, faults = [], problem } = props;
  return (
    <WorkspaceFrame current="consultations">
      <PreparationsLink />
      <h1>{title}</h1>
      <div class="stack">
        {problem ? (
          <ErrorSummary messages={new Map([[faults.length > 0 ? 'file' : 'text', problem]])} />
        ) : null}
        {faults.length > 0 ? <FaultList faults={faults} /> : null}
        <PasteForm {...props} />
        {recognised ? <Preview recognised={recognised} /> : null}
        {departments ? <FileForm {...props} /> : null}
      </div>
    </WorkspaceFrame>
  );
}

function PasteForm({ text, ...props }: ImportProps) {
  const { action, recognised, keep } = props;
  const { t, href } = useView();
  const keepable = recognised !== undefined && recognised.clauses.length > 0;
  return (
    <form class="sec" method="post" action={href(action)}>
      <h2>{t('preparations.paste')}</h2>
      <DepartmentField id="for-text" {...props} />
      <div class="field more">
        <label for="text">{t('preparations.paste_label')}</label>
        <p class="hint" id="text-help">
          {t('preparations.paste_help')}
        </p>
        <textarea
          id="text"
          name="text"
          rows={recognised ? 8 : 16}
          value={text}
          aria-describedby="text-help"
        />
      </div>
      <p class="actions">
        <button class={keepable ? 'btn alt' : 'btn'} type="submit" name="act" value="preview">
          {t('preparations.recognise')}
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

type DepartmentProps = Pick<ImportProps, 'departments' | 'department'> & { id: string };

/** For whom it is made, where the officer writes for several. */
function DepartmentField({ id, departments = [], department }: DepartmentProps) {
  const { t, say } = useView();
  if (departments.length < 2) return null;
  return (
    <div class="field more">
      <label for={id}>{t('staff.department')}</label>
      <select id={id} name="department">
        {departments.map((each) => (
          <option key={each.id} value={each.id} selected={each.id === department?.id}>
            {say(each.name)}
          </option>
        ))}
      </select>
    </div>
  );
}

function FileForm({ file, ...props }: ImportProps) {
  const { action } = props;
  const { t, href } = useView();
  return (
    <form class="sec" method="post" action={href(action)}>
      <h2>{t('preparations.file')}</h2>
      <DepartmentField id="for-file" {...props} />
      <div class="field more" hidden data-behaviour="read-file" data-into="file">
        <label for="file-chosen">{t('preparations.file_choose')}</label>
        <input id="file-chosen" type="file" accept=".json,application/json" />
      </div>
      <div class="field more">
        <label for="file">{t('preparations.file_label')}</label>
        <p class="hint" id="file-help">
          {t('preparations.file_help')}
        </p>
        <textarea id="file" name="file" rows={8} value={file} aria-describedby="file-help" />
      </div>
      <p class="actions">
        <button class="btn alt" type="submit" name="act" value="file">
          {t('preparations.file_keep')}
        </button>
      </p>
    </form>
  );
}

function FaultList({ faults }: { faults: FileFault[] }) {
  const view = useView();
  return (
    <section class="sec" aria-labelledby="faults">
      <h2 id="faults">{view.t('preparations.faults', { count: faults.length })}</h2>
      <ul>
        {faults.slice(0, MOST).map((fault, at) => (
          <li key={at}>{sayFileFault(view, fault)}</li>
        ))}
      </ul>
    </section>
  );
}

function Preview({ recognised }: { recognised: Recognition }) {
  const { t } = useView();
  const { title, clauses, doubts, lines } = recognised;
  const count = everyClause(clauses).length;
  return (
    <>
      <section class="sec" aria-labelledby="recognised">
        <h2 id="recognised">{t('preparations.recognised')}</h2>
        <p class={count > 0 && lines.read === lines.accounted ? 'note ok' : 'note stop'}>
          {t('preparations.lines', { read: lines.read, accounted: lines.accounted, clauses: count })}
        </p>
        <p>
          <b>{t('preparations.title')}</b> {title || t('preparations.untitled')}
        </p>
        <Doubts doubts={doubts} />
      </section>
      {clauses.length > 0 ? (
        <section class="sec" aria-labelledby="clauses">
          <h2 id="clauses">{t('preparations.clauses')}</h2>
          <ClauseTreeView clauses={clauses} />
        </section>
      ) : null}
    </>
  );
}

function Doubts({ doubts }: { doubts: Doubt[] }) {
  const { t } = useView();
  if (doubts.length === 0) return <p class="more">{t('preparations.doubts_none')}</p>;
  const columns = [t('preparations.line'), t('preparations.line_text'), t('preparations.doubt')];
  return (
    <section class="more">
      <h3 id="doubts">{t('preparations.doubts', { count: doubts.length })}</h3>
      <ScrollingTable labelledBy="doubts" columns={columns}>
        {doubts.slice(0, MOST).map(({ line, text, reason }, at) => (
          <tr key={at}>
            <th scope="row" class="r">
              {line}
            </th>
            <td>{text.slice(0, 60)}</td>
            <td>{t(doubtWords[reason])}</td>
          </tr>
        ))}
      </ScrollingTable>
    </section>
  );
}
