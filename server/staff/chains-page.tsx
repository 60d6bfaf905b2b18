import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView, type View } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { actWords, kindWords, sayWho } from './approval-words.ts';
import type { NamedStep } from './chains.ts';
import type { Department } from './departments.ts';
import type { PublicationKind } from './publications.ts';

export interface ShownChain {
  department: Department;
  kind: PublicationKind;
  steps: readonly NamedStep[];
  /** An act that nobody can come to do, by its place in the chain. */
  deadEnd: number | undefined;
}

interface Props {
  departments: readonly Department[];
  chains: readonly ShownChain[];
  /** The officer sets them; others read. */
  sets: boolean;
  /** One has just been saved. */
  saved: boolean;
}

/** The acts that each department asks for, by kind of publication. */
export function ChainsPage({ departments, chains, sets, saved }: Props) {
  const { t } = useView();
  return (
    <WorkspaceFrame current="chains">
      <div class="read stack">
        <h1>{t('staff.chains')}</h1>
        {saved ? (
          <p class="note ok" role="status">
            {t('chains.saved')}
          </p>
        ) : null}
        <p>{t('chains.intro')}</p>
        <p class="dim">{t('chains.intro_kept')}</p>
      </div>
      {departments.map((department) => (
        <DepartmentChains
          key={department.id}
          department={department}
          chains={chains.filter((chain) => chain.department.id === department.id)}
          sets={sets}
        />
      ))}
    </WorkspaceFrame>
  );
}

interface DepartmentProps extends Pick<Props, 'chains' | 'sets'> {
  department: Department;
}

function DepartmentChains({ department, chains, sets }: DepartmentProps) {
  const view = useView();
  const { t, say } = view;
  const id = `chains-${department.slug}`;
  return (
    <section class="sec">
      <h2 id={id}>{say(department.name)}</h2>
      <ScrollingTable
        labelledBy={id}
        columns={[t('staff.kind'), t('staff.chains'), ...(sets ? [t('staff.operation')] : [])]}
      >
        {chains.map((chain) => (
          <tr key={chain.kind}>
            <th scope="row" class="keep">
              {t(kindWords[chain.kind])}
            </th>
            <td>
              {sayChain(view, chain)}
              <DeadEnd chain={chain} />
            </td>
            {sets ? (
              <td class="keep">
                <ChangeLink chain={chain} />
              </td>
            ) : null}
          </tr>
        ))}
      </ScrollingTable>
    </section>
  );
}

function DeadEnd({ chain: { steps, deadEnd } }: { chain: ShownChain }) {
  const { t } = useView();
  const step = deadEnd === undefined ? undefined : steps[deadEnd];
  if (deadEnd === undefined || !step) return null;
  return <p class="err">{t('chains.nobody', { step: deadEnd + 1, act: t(actWords[step.act]) })}</p>;
}

function ChangeLink({ chain: { department, kind } }: { chain: ShownChain }) {
  const { t, say, href } = useView();
  return (
    <a
      href={href(`/workspace/chains/${department.slug}/${kind}`)}
      aria-label={t('chains.change_of', { department: say(department.name), kind: t(kindWords[kind]) })}
    >
      {t('chains.change')}
    </a>
  );
}

/** Every act with whoever is named for it; who does the others is said once, above. */
const sayChain = (view: View, { steps, department }: ShownChain): string =>
  steps
    .map((step) => {
      const act = view.t(actWords[step.act]);
      const named = step.officerTitle ?? step.departmentName;
      return named ? view.t('chains.with_who', { act, who: sayWho(view, step, department.name) }) : act;
    })
    .reduce((first, second) => view.t('chains.arrow', { first, second }));
