import { answersOf } from '#server/responses/body.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import { responseState } from './answers.ts';
import { type Chain, chainActs, chainState, type Done } from './approvals.ts';
import type { Fault } from './check.ts';
import { commentState } from './comments.ts';
import type { Grouped, Ledger } from './ledger.ts';
import type { Look } from './look.ts';

/** Rows by what they belong to. */
function grouped<T extends { id: string }>(rows: T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.id);
    if (group) group.push(row);
    else groups.set(row.id, [row]);
  }
  return groups;
}

interface ResponseRow {
  id: string;
  answers: string | null;
  language: string;
  revision: number;
  withdrawn_day: string | null;
}

/** How each response stands, by its id. */
export function foundResponses({ rows, questionnaire }: Look): Map<string, string> {
  const texts = grouped(
    rows<{ id: string; item: string; text: string }>(
      'select lower(hex(response_id)) id, item, text from response_text where questionnaire_id = ?',
      questionnaire.id,
    ),
  );
  const all = rows<ResponseRow>(
    `select lower(hex(id)) id, answers, language, revision, withdrawn_day from response where questionnaire_id = ?`,
    questionnaire.id,
  );
  return new Map(all.map((row) => [row.id, stateOf(row, texts.get(row.id) ?? [])]));
}

function stateOf(row: ResponseRow, texts: { item: string; text: string }[]): string {
  const { answers, revision, language, withdrawn_day } = row;
  if (answers === null)
    return withdrawn_day === null ? `${revision} erased` : responseState(revision, null, language);
  return responseState(revision, answersOf({ answers: JSON.parse(answers), texts }), language);
}

interface OpinionRow {
  id: string;
  opinion: number;
  lineage: string | null;
  stance: string;
  text: string;
}

/** The groups by the opinions in them. */
function foundGroups({ rows, consultation }: Look): Map<number, Grouped> {
  const answers = grouped(
    rows<{ id: string; no: number; outcome: string; reason: string | null }>(
      `select group_id id, no, outcome, json_extract(reason, '$."zh-CN"') reason from disposition order by no`,
    ),
  );
  const members = rows<{ opinion: number; id: string; no: number; title: string }>(
    `select opinion_id opinion, g.id, g.no, json_extract(g.title, '$."zh-CN"') title from group_member m
     join opinion_group g on g.id = m.group_id where g.consultation_id = ?`,
    consultation.id,
  );
  return new Map(
    members.map(({ opinion, id, no, title }) => {
      const given = answers.get(id) ?? [];
      return [
        opinion,
        { no, title, answers: given.map((each) => `${each.no} ${each.outcome} ${each.reason}`) },
      ];
    }),
  );
}

interface CommentRow {
  id: string;
  no: number;
  revision: number;
  withdrawn_at: string | null;
  hidden: number;
}

/** How each comment stands, by its id. Tells the ledger the numbers of its comments. */
export function foundComments(look: Look, ledger: Ledger): Map<string, string> {
  const { rows, consultation } = look;
  const clauses = new Map(consultation.round.version.clauses.map(({ lineage, key }) => [lineage, key]));
  const opinions = grouped(
    rows<OpinionRow>(
      `select lower(hex(opinion.comment_id)) id, opinion.id opinion, lineage, stance, text from opinion
       join comment on comment.consultation_id = opinion.consultation_id and comment.id = opinion.comment_id
         and comment.revision = opinion.revision
       where opinion.consultation_id = ? order by position`,
      consultation.id,
    ),
  );
  const decisions = grouped(
    rows<{ id: string; seq: number; act: string; revision: number }>(
      'select lower(hex(comment_id)) id, seq, act, revision from moderation where consultation_id = ? order by seq',
      consultation.id,
    ),
  );
  const all = rows<CommentRow>(
    `select lower(hex(id)) id, no, revision, withdrawn_at,
       (select count(*) from redaction where redaction.consultation_id = comment.consultation_id
         and comment_id = comment.id and redaction.revision = comment.revision and revoked_at is null) hidden
     from comment where consultation_id = ?`,
    consultation.id,
  );
  const groups = foundGroups(look);
  return new Map(
    all.map((row) => {
      const { id, no, revision, hidden } = row;
      const decided = (decisions.get(id) ?? []).map((each) => `${each.seq} ${each.act} ${each.revision}`);
      const own = opinions.get(id) ?? [];
      const group = groups.get(own[0]?.opinion ?? 0);
      const sent = ledger.sent.get(id);
      if (sent) {
        Object.assign(sent, { no, opinion: own[0]?.opinion });
        if (sent.group?.title === group?.title && sent.group) sent.group.no = group?.no;
      }
      if (row.withdrawn_at !== null) return [id, `${revision} withdrawn [${decided.join(', ')}]`];
      const points = own.map(({ lineage, stance, text }) => ({
        clause: lineage === null ? null : (clauses.get(lineage) ?? lineage),
        stance,
        text,
      }));
      const words = canonicalJson(points);
      return [id, commentState({ revision, words, decisions: decided, hidden, group })];
    }),
  );
}

/** The sheets against what officers were told. Finds the sheet that waits, where the reply to its proposal was lost. */
export function chainFaults({ rows }: Look, chain: Chain): Fault[] {
  const acts = rows<{ id: string; act: string }>(
    `select approval_id id, act from approval_act join approval on approval.id = approval_id where kind = 'period'`,
  );
  const done = Object.fromEntries(
    chainActs.map((act) => [act, acts.filter((each) => each.act === act).length]),
  ) as Done;
  const faults: Fault[] = [];
  const wrong = chain.observe(chainState(done));
  if (wrong)
    faults.push({ claim: 'what was acknowledged is stored', detail: `the period’s sheets: ${wrong}` });
  const stored = new Set(acts.map(({ id, act }) => `${id} ${act}`));
  for (const act of chain.acknowledgedActs)
    if (!stored.has(act)) faults.push({ claim: 'what was acknowledged is stored', detail: `the act ${act}` });
  const waiting = [...grouped(acts)].filter(([, each]) => each.length === 1).map(([id]) => id);
  if (chain.waiting === undefined) chain.waiting = waiting[0];
  return faults;
}
