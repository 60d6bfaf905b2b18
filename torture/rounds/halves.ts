import { answeringId } from '#server/responses/answering.ts';
import type { Fault } from './check.ts';
import type { Ledger } from './ledger.ts';
import type { Look } from './look.ts';

/** What must not be there, as queries that give nothing. Each act belongs whole to one write. */
const never: { [what: string]: string } = {
  'an answer says that there are words, and there are none': `
    select lower(hex(r.id)) id, j.key from response r, json_each(r.answers) j where j.type = 'true' and not exists
      (select 1 from response_text t where t.questionnaire_id = r.questionnaire_id and t.response_id = r.id
        and t.item = j.key)`,
  'words of which no answer knows': `
    select text_id from response_text t where not exists
      (select 1 from response r where r.questionnaire_id = t.questionnaire_id and r.id = t.response_id
        and json_extract(r.answers, '$."' || t.item || '"') = 1)`,
  'search keys of words that are gone': `
    select rowid from response_text_keys where rowid not in (select text_id from response_text)`,
  'answers that were erased, and an audit trail that tells of other ones': `
    with told as materialized (select subject, sum(json_extract(detail, '$.responses')) n from audit_event
      where act = 'responses.erased' group by subject),
    erased as materialized (select q.slug, count(*) n from response r join questionnaire q on q.id = r.questionnaire_id
      where r.answers is null and r.withdrawn_day is null group by q.slug)
    select * from erased e full join told t on t.subject = e.slug where e.n is not t.n`,
  'a comment that stands and has no words': `
    select no from comment c where withdrawn_at is null and (not exists
      (select 1 from comment_version v where v.consultation_id = c.consultation_id and v.comment_id = c.id
        and v.revision = c.revision) or not exists (select 1 from comment_keys where rowid = c.text_id))`,
  'a withdrawn comment that has words': `
    select no from comment c where withdrawn_at is not null and (exists
      (select 1 from comment_version v where v.consultation_id = c.consultation_id and v.comment_id = c.id)
      or exists (select 1 from opinion o where o.consultation_id = c.consultation_id and o.comment_id = c.id)
      or exists (select 1 from comment_keys where rowid = c.text_id))`,
  'a gap in the numbers of comments': `
    select count(*) n, max(no) last from comment group by consultation_id having n <> last`,
  'a decision without its line of the audit trail, or with two': `
    with told as materialized (select subject, act, json_extract(detail, '$.seq') seq, count(*) n from audit_event
      where act in ('comment.released', 'comment.withheld', 'comment.referred', 'comment.reopened') group by 1, 2, 3),
    decided as materialized (select k.slug || ' ' || c.no subject, 'comment.' || case m.act when 'release' then 'released'
        when 'withhold' then 'withheld' when 'refer' then 'referred' else 'reopened' end act,
      case m.act when 'reopen' then m.seq - 1 else m.seq end seq
      from moderation m join comment c on c.consultation_id = m.consultation_id and c.id = m.comment_id
      join consultation k on k.id = m.consultation_id)
    select d.* from decided d left join told t on t.subject = d.subject and t.act = d.act and t.seq = d.seq
    where t.n is not 1`,
  'a line of the audit trail without its decision': `
    select count(*) n from audit_event where act in
      ('comment.released', 'comment.withheld', 'comment.referred', 'comment.reopened')
    having n <> (select count(*) from moderation)`,
  'an act of an approval without its line of the audit trail': `
    with told as materialized (select subject, act from audit_event where act like 'approval.%')
    select s.approval_id, s.act from approval_act s left join told t on t.subject = s.approval_id
      and t.act = 'approval.' || case s.act when 'draft' then 'proposed' when 'sign' then 'signed'
        when 'return' then 'returned' else 'recalled' end where t.subject is null`,
  'a line of the audit trail without its act of an approval': `
    select count(*) n from audit_event where act like 'approval.%' having n <> (select count(*) from approval_act)`,
  'an approval without its subject or its draft': `
    select id from approval a where kind = 'period' and (not exists
      (select 1 from period_change p where p.id = a.subject_id) or not exists
      (select 1 from approval_act s where s.approval_id = a.id and s.act = 'draft' and s.step = 1))`,
  'a change of a period without its approval': `
    select id from period_change p where not exists (select 1 from approval a where a.subject_id = p.id)`,
  'a signed change that did not happen, or one that happened unsigned': `
    select (select count(*) from approval_act s join approval a on a.id = s.approval_id
      where a.kind = 'period' and s.act = 'sign') signed,
      (select count(*) from period_event where kind <> 'set') happened,
      (select count(*) from audit_event where act = 'period.changed') told where signed <> happened or signed <> told`,
  'a group or an answer to one without its line of the audit trail': `
    select (select count(*) from opinion_group) groups, (select count(*) from disposition) answers where
      groups <> (select count(*) from audit_event where act = 'group.created') or
      answers <> (select count(*) from audit_event where act = 'disposition.written')`,
};

/** Once the journal of erasures is kept at all, it names every withdrawn answer and comment. */
const journal: { [what: string]: string } = {
  'a withdrawal that the journal of erasures does not name': `
    select lower(hex(r.id)) id from response r where withdrawn_day is not null and exists
      (select 1 from erasure where kind = 'response') and not exists
      (select 1 from erasure e where e.kind = 'response' and lower(e.key) = lower(hex(r.id)))
    union all select lower(hex(c.id)) id from comment c where withdrawn_at is not null and exists
      (select 1 from erasure where kind = 'comment') and not exists
      (select 1 from erasure e where e.kind = 'comment' and lower(e.key) = lower(hex(c.id)))`,
};

/** What was done by half. */
export function halfFaults(look: Look, ledger: Ledger): Fault[] {
  const faults: Fault[] = [];
  for (const [what, sql] of Object.entries({ ...never, ...journal })) {
    const found = look.rows(sql);
    if (found.length > 0)
      faults.push({
        claim: 'nothing was done by half',
        detail: `${what}: ${JSON.stringify(found.slice(0, 3))}`,
      });
  }
  const halves = new Set(
    look.rows<{ id: string }>('select lower(hex(id)) id from answering').map(({ id }) => id),
  );
  for (const { half, acknowledged } of ledger.sent.values())
    if (half && acknowledged && halves.has(answeringId(half).toString('hex')))
      faults.push({ claim: 'nothing was done by half', detail: 'an answer stands beside its half answer' });
  return faults;
}
