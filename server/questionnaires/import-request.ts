import { phaseOf } from '#shared/phase.ts';
import { readDefinitionFile } from '#shared/questionnaire/file.ts';
import type { QuestionnaireInProgress } from '#shared/questionnaire/in-progress.ts';
import { recognise } from '#shared/questionnaire/plain/recognise.ts';
import type { Context } from '../context.ts';
import type { PageContext } from '../http/page.tsx';
import type { SignedIn } from '../http/signed-in.ts';
import type { Department } from '../staff/departments.ts';
import { can, scopeOf } from '../staff/roles.ts';
import type { Earlier, ImportProps } from './import-page.tsx';
import { contentOfCopy, contentOfDefinition, contentOfText, contentOfVersion } from './new-content.ts';
import { listPreparations } from './preparations.ts';
import { listQuestionnaires, type Questionnaire } from './questionnaires.ts';

/** What a posted beginning comes to: a content to keep, or what is shown again. */
export interface Begun {
  content?: QuestionnaireInProgress;
  departmentId?: string;
  questionnaireId?: string;
  shown: Partial<ImportProps>;
}

/** Reads what was pasted, the file's text, or the choice of an earlier questionnaire. */
export async function readBeginning(
  ctx: Context,
  c: PageContext,
  officer: SignedIn,
  form: URLSearchParams,
  department: Department,
): Promise<Begun> {
  const { t } = c.get('view');
  const act = form.get('act');
  if (act === 'file') return readFile(c, form.get('file') ?? '');
  if (act === 'copy' || act === 'version') {
    const chosen = form.get(act) ?? '';
    const begun = act === 'copy' ? await copyOf(ctx, officer, chosen) : await nextOf(ctx, officer, chosen);
    return begun ?? { shown: { problems: new Map([[act, t('making.not_chosen')]]) } };
  }
  const text = form.get('text') ?? '';
  const recognised = recognise(text);
  if (recognised.sections.length === 0)
    return { shown: { text, recognised, problems: new Map([['text', t('making.nothing_recognised')]]) } };
  return {
    shown: { text, recognised },
    ...(act === 'keep' ? { content: contentOfText(department, recognised) } : {}),
  };
}

function readFile(c: PageContext, file: string): Begun {
  const read = readDefinitionFile(file);
  if ('definition' in read) return { content: contentOfDefinition(read.definition), shown: {} };
  const problem = c.get('view').t('making.file_refused');
  return { shown: { file, faults: read.faults, problems: new Map([['file', problem]]) } };
}

/** Own questionnaires that can be copied, published ones first; those that are open can have a next version. */
export async function earlierOf(
  ctx: Context,
  officer: SignedIn,
): Promise<{ earlier: Earlier[]; open: Earlier[] }> {
  const published = await ownQuestionnaires(ctx, officer);
  const unpublished = (await listPreparations(ctx, officer)).filter(
    ({ publishedNo, departmentId }) =>
      publishedNo === undefined && can(officer, 'write-content', departmentId),
  );
  const line = ({ id, live }: Questionnaire): Earlier => ({
    value: `q:${id}`,
    title: live.definition.title,
    inPreparation: false,
  });
  return {
    earlier: [
      ...published.map(line),
      ...unpublished.flatMap(({ id, content }): Earlier[] =>
        content.definition.title
          ? [{ value: `p:${id}`, title: content.definition.title, inPreparation: true }]
          : [],
      ),
    ],
    open: published.filter((each) => isOpen(ctx, each)).map(line),
  };
}

const isOpen = (ctx: Context, questionnaire: Questionnaire) =>
  ['coming', 'open'].includes(phaseOf(questionnaire, ctx.clock.now()));

const ownQuestionnaires = async (ctx: Context, officer: SignedIn) =>
  (await listQuestionnaires(ctx)).filter(
    ({ departmentId }) =>
      scopeOf(officer).includes(departmentId) && can(officer, 'write-content', departmentId),
  );

async function copyOf(ctx: Context, officer: SignedIn, chosen: string): Promise<Begun | undefined> {
  const [kind, id] = chosen.split(':');
  if (kind === 'q') {
    const found = (await ownQuestionnaires(ctx, officer)).find((each) => each.id === id);
    return (
      found && {
        content: contentOfCopy(contentOfVersion(found)),
        departmentId: found.departmentId,
        shown: {},
      }
    );
  }
  const found = (await listPreparations(ctx, officer)).find((each) => each.id === id);
  if (!found || !can(officer, 'write-content', found.departmentId)) return undefined;
  return { content: contentOfCopy(found.content), departmentId: found.departmentId, shown: {} };
}

async function nextOf(ctx: Context, officer: SignedIn, chosen: string): Promise<Begun | undefined> {
  const found = (await ownQuestionnaires(ctx, officer)).find(({ id }) => `q:${id}` === chosen);
  if (!found || !isOpen(ctx, found)) return undefined;
  return {
    content: contentOfVersion(found),
    departmentId: found.departmentId,
    questionnaireId: found.id,
    shown: {},
  };
}
