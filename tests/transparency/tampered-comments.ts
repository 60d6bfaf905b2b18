const some =
  '(questionnaire_id, id) = (SELECT questionnaire_id, id FROM response WHERE answers IS NOT NULL LIMIT 1)';
export const small = "consultation_id = (SELECT id FROM consultation WHERE slug = 'small')";

/** The same of drafts, comments, outcomes, leases and erasures. */
export const tamperedComments: [what: string, statement: string, check: string, fault: RegExp][] = [
  [
    'a clause is worded anew',
    "UPDATE clause_version SET text = replace(text, '停车收费', '停车免费')",
    'documents',
    /its hash is of other clauses$/,
  ],
  ['a comment is gone', `DELETE FROM comment WHERE ${small} AND no = 2`, 'comments', /comment 2 is missing$/],
  [
    'a comment has lost its words',
    `DELETE FROM comment_version WHERE ${small} AND comment_id = (SELECT id FROM comment WHERE ${small} AND no = 1)`,
    'comments',
    /comment 1: the words that hold are not there$/,
  ],
  [
    'an opinion is gone',
    `DELETE FROM opinion WHERE ${small} AND position = 1`,
    'comments',
    /an opinion is missing|says nothing/,
  ],
  [
    'a withdrawn comment holds words',
    `INSERT INTO opinion SELECT 4, consultation_id, id, revision, 1, NULL, 'none', 'w', NULL, NULL, NULL FROM comment WHERE withdrawn_at IS NOT NULL AND ${small}`,
    'comments',
    /was withdrawn and holds words$/,
  ],
  [
    'a withdrawn comment holds a contact',
    `INSERT INTO comment_contact SELECT consultation_id, id, 'contact', x'00' FROM comment WHERE withdrawn_at IS NOT NULL AND ${small}`,
    'comments',
    /holds a contact$/,
  ],
  [
    'a withdrawn comment can be found',
    `INSERT INTO comment_keys (rowid, keys) SELECT text_id, 'ab' FROM comment WHERE withdrawn_at IS NOT NULL AND ${small}`,
    'comments',
    /can be found by its words$/,
  ],
  ['a comment cannot be found', 'DELETE FROM comment_keys', 'comments', /has no search keys$/],
  [
    'a comment is found by other words',
    "UPDATE comment_keys SET keys = 'other'",
    'comments',
    /of other words$/,
  ],
  [
    'a sealed contact belongs to another',
    `UPDATE comment_contact SET comment_id = (SELECT id FROM comment WHERE ${small} AND no = 1)`,
    'comments',
    /comment 1: a sealed contact does not open$/,
  ],
  [
    'an act of review is gone',
    'UPDATE moderation SET seq = 2 WHERE seq = 1',
    'comments',
    /an act of its review is missing$/,
  ],
  [
    'an opinion is on no clause',
    `UPDATE opinion SET lineage = 'none' WHERE ${small}`,
    'comments',
    /its clause is not there$/,
  ],
  [
    'an outcome is another',
    'UPDATE outcome SET snapshot = replace(snapshot, \'"held":0\', \'"held":1\')',
    'outcomes',
    /another snapshot$/,
  ],
  [
    'an opinion has left its group',
    'DELETE FROM group_member WHERE opinion_id = (SELECT min(opinion_id) FROM group_member)',
    'outcomes',
    /opinion \d+: it counts and stands in no group with an answer$/,
  ],
  [
    'an answer to a group is gone',
    'DELETE FROM disposition WHERE group_id = (SELECT group_id FROM group_member LIMIT 1)',
    'outcomes',
    /in no group with an answer$/,
  ],
  [
    'a lease has no holder',
    "UPDATE job SET lease_until = '2021-05-20T02:00:00.000Z'",
    'jobs',
    /^job daily: a lease without a holder/,
  ],
  [
    'a lease ends in ten years',
    "UPDATE job SET holder = 'me', lease_until = '2099-01-01T00:00:00.000Z'",
    'jobs',
    /^job daily: its lease ends at 2099/,
  ],
  [
    'a mail is held for ten years',
    "UPDATE mail SET lease_until = '2099-01-01T00:00:00.000Z'",
    'jobs',
    /^mail a mail: its lease ends at 2099/,
  ],
  [
    'an erased response is back',
    `INSERT INTO erasure SELECT 'response', questionnaire_id, lower(hex(id)), day FROM response WHERE ${some}`,
    'erasures',
    /^response [0-9a-f]{32} was erased and is there$/,
  ],
  [
    'an erased comment is back',
    `INSERT INTO erasure SELECT 'comment', consultation_id, lower(hex(id)), '2021-05-20' FROM comment WHERE ${small} AND no = 1`,
    'erasures',
    /^comment .* was erased and is there$/,
  ],
  [
    'an erased contact is back',
    "INSERT INTO erasure SELECT 'comment-contact', consultation_id, lower(hex(comment_id)) || '.' || lower(hex(substr(sealed, 1, 12))), '2021-05-20' FROM comment_contact LIMIT 1",
    'erasures',
    /^comment-contact .* was erased and is there$/,
  ],
  [
    'an officer’s erased address is back',
    "INSERT INTO erasure SELECT 'officer-contact', '', officer_id || '.' || lower(hex(substr(sealed, 1, 12))), '2021-05-20' FROM officer_contact LIMIT 1",
    'erasures',
    /^officer-contact .* was erased and is there$/,
  ],
  [
    'erased words are back',
    "INSERT INTO erasure SELECT 'response-text', questionnaire_id, text_id, '2021-05-20' FROM response_text LIMIT 1",
    'erasures',
    /^response-text \d+ was erased and is there$/,
  ],
  [
    'an erased rehearsal is back',
    "INSERT INTO erasure SELECT 'questionnaire', '', id, '2021-05-20' FROM questionnaire LIMIT 1",
    'erasures',
    /^questionnaire .* was erased and is there$/,
  ],
];
