import type { Text } from '#shared/questionnaire/definition.ts';
import type { FileFault } from '#shared/questionnaire/file.ts';
import type { Recognition } from '#shared/questionnaire/plain/recognise.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Department } from '../staff/departments.ts';
import { PasteForm } from './paste-form.tsx';
import { faultWords } from './preparation-words.ts';
import { PreparationsLink } from './preparations-page.tsx';
import { RecognisedPart } from './recognised-part.tsx';

/** An earlier questionnaire to begin from. */
export interface Earlier {
  /** `p:<preparation>` or `q:<questionnaire>` */
  value: string;
  title: Text;
  inPreparation: boolean;
}

export interface ImportProps {
  departments: Department[];
  department?: Department | undefined;
  earlier: Earlier[];
  /** Open questionnaires, whose next version can be made. */
  open: Earlier[];
  text?: string;
  file?: string;
  recognised?: Recognition;
  faults?: FileFault[];
  /** What is wrong, by field. */
  problems?: Map<string, string>;
}

const MOST = 200;

const action = '/workspace/questionnaires/new';

/** A questionnaire begins: from pasted text, a file, or an earlier one. */
export function ImportPage(props: ImportProps) {
  const { t } = useView();
  const { recognised, faults = [], problems = new Map(), departments, earlier, open } = props;
  return (
    <WorkspaceFrame current="questionnaires">
      <PreparationsLink />
      <h1>{t('making.new')}</h1>
      <div class="stack">
        <ErrorSummary messages={problems} />
        {faults.length > 0 ? <FaultList faults={faults} /> : null}
        <PasteForm
          action={action}
          text={props.text ?? ''}
          keep={t('making.keep')}
          keepable={recognised !== undefined && recognised.sections.length > 0}
        >
          <DepartmentField id="for-text" departments={departments} department={props.department} />
        </PasteForm>
        {recognised ? <RecognisedPart recognised={recognised} /> : null}
        <FileForm {...props} />
        {earlier.length > 0 ? <EarlierForm kind="copy" earlier={earlier} /> : null}
        {open.length > 0 ? <EarlierForm kind="version" earlier={open} /> : null}
      </div>
    </WorkspaceFrame>
  );
}

/** For whom it is made, where the officer writes for several. */
function DepartmentField({
  id,
  departments,
  department,
}: Pick<ImportProps, 'departments' | 'department'> & { id: string }) {
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

function FileForm({ file, departments, department }: ImportProps) {
  const { t, href } = useView();
  return (
    <form class="sec" method="post" action={href(action)}>
      <h2>{t('making.file')}</h2>
      <DepartmentField id="for-file" departments={departments} department={department} />
      <div class="field more" hidden data-behaviour="read-file" data-into="file">
        <label for="file-chosen">{t('making.file_choose')}</label>
        <input id="file-chosen" type="file" accept=".json,application/json" />
      </div>
      <div class="field more">
        <label for="file">{t('making.file_label')}</label>
        <p class="hint" id="file-help">
          {t('making.file_help')}
        </p>
        <textarea id="file" name="file" rows={6} value={file} aria-describedby="file-help" />
      </div>
      <p class="actions">
        <button class="btn alt" type="submit" name="act" value="file">
          {t('making.file_keep')}
        </button>
      </p>
    </form>
  );
}

function FaultList({ faults }: { faults: FileFault[] }) {
  const { t } = useView();
  return (
    <section class="sec" aria-labelledby="faults">
      <h2 id="faults">{t('making.faults', { count: faults.length })}</h2>
      <ul>
        {faults.slice(0, MOST).map(({ at, code }, no) => (
          <li key={no}>{t(faultWords[code], { at })}</li>
        ))}
      </ul>
    </section>
  );
}

const earlierWords = {
  copy: {
    heading: 'making.copy',
    label: 'making.copy_label',
    help: 'making.copy_help',
    keep: 'making.copy_keep',
  },
  version: {
    heading: 'making.version',
    label: 'making.version_label',
    help: 'making.version_help',
    keep: 'making.version_keep',
  },
} as const;

function EarlierForm({ kind, earlier }: { kind: 'copy' | 'version'; earlier: Earlier[] }) {
  const { t, say, href } = useView();
  const words = earlierWords[kind];
  return (
    <form class="sec" method="post" action={href(action)}>
      <h2>{t(words.heading)}</h2>
      <div class="field more">
        <label for={kind}>{t(words.label)}</label>
        <p class="hint" id={`${kind}-help`}>
          {t(words.help)}
        </p>
        <select id={kind} name={kind} aria-describedby={`${kind}-help`}>
          <option value="">{t('making.choose')}</option>
          {earlier.map(({ value, title, inPreparation }) => (
            <option key={value} value={value}>
              {inPreparation ? t('making.copy_in_preparation', { title: say(title) }) : say(title)}
            </option>
          ))}
        </select>
      </div>
      <p class="actions">
        <button class="btn alt" type="submit" name="act" value={kind}>
          {t(words.keep)}
        </button>
      </p>
    </form>
  );
}
