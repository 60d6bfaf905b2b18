import { tamperedComments } from './tampered-comments.ts';
import { tamperedInquiries } from './tampered-inquiries.ts';
import { tamperedPieces } from './tampered-pieces.ts';

const some = (where = 'answers IS NOT NULL AND revision = 0') =>
  `(questionnaire_id, id) = (SELECT questionnaire_id, id FROM response WHERE ${where} LIMIT 1)`;
export const tiny = "questionnaire_id = (SELECT id FROM questionnaire WHERE slug = 'tiny')";

/** What was done to the store, the check that must name it, and how. */
export const tampered: [what: string, statement: string, check: string, fault: RegExp][] = [
  ...tamperedPieces,
  ...tamperedInquiries,
  [
    'an officer’s department is gone',
    'DELETE FROM department WHERE id = (SELECT department_id FROM officer LIMIT 1)',
    'references',
    /refers to a row of department/,
  ],
  [
    'a line of the trail is changed',
    "UPDATE audit_event SET subject = 'another' WHERE seq = 7",
    'audit',
    /^line 7: changed$/,
  ],
  ['a line of the trail is gone', 'DELETE FROM audit_event WHERE seq = 9', 'audit', /^line 9: missing$/],
  [
    'the end of the trail is cut',
    'DELETE FROM audit_event WHERE seq = (SELECT max(seq) FROM audit_event)',
    'audit',
    /missing$/,
  ],
  ['the seal is gone', 'DELETE FROM audit_head', 'audit', /no-seal$/],
  [
    'an act of an approval is gone',
    'DELETE FROM approval_act WHERE step = 1',
    'approvals',
    /act 1 is missing$/,
  ],
  ['a file is another', "UPDATE attachment SET bytes = x'00'", 'approvals', /^attachment .*other bytes$/],
  [
    'a published question is worded anew',
    "UPDATE questionnaire_version SET definition = replace(definition, 'How old', 'How tall')",
    'versions',
    /version 1: its hash is of another definition$/,
  ],
  [
    'a version has another number',
    `UPDATE questionnaire_version SET no = 2 WHERE ${tiny}`,
    'versions',
    /version 1 is missing$/,
  ],
  [
    'an answer is another',
    `UPDATE response SET answers = replace(answers, '"young"', '"old"') WHERE ${tiny} AND revision = 0`,
    'responses',
    /is not the body that was sent$/,
  ],
  [
    'a corrected answer is another',
    `UPDATE response SET answers = replace(answers, '"stick"', '"sword"') WHERE ${tiny}`,
    'responses',
    /does not take these answers$/,
  ],
  [
    'an answer hides behind the logic',
    `UPDATE response SET answers = replace(answers, '{"A1":"old"', '{"A1":"young"') WHERE ${tiny}`,
    'responses',
    /not as the logic leaves them|does not take/,
  ],
  [
    'a withdrawn response holds answers',
    `UPDATE response SET answers = '{}' WHERE withdrawn_day IS NOT NULL`,
    'responses',
    /was withdrawn and holds answers$/,
  ],
  [
    'a response has lost its answers',
    `UPDATE response SET answers = NULL WHERE ${some()}`,
    'responses',
    /tombstone holds/,
  ],
  [
    'a response lies in a day to come',
    `UPDATE response SET day = '2031-01-01' WHERE ${some()}`,
    'responses',
    /its day is after the last one$/,
  ],
  [
    'a response lies before the first day',
    `UPDATE response SET day = '2011-01-01' WHERE ${some()}`,
    'responses',
    /its day is before the first one$/,
  ],
  [
    'a response is of no version',
    `UPDATE response SET version_no = 9 WHERE ${some()}`,
    'responses',
    /there is no version 9$/,
  ],
  [
    'a response is of no questionnaire',
    `UPDATE response SET questionnaire_id = 'none' WHERE ${some()}`,
    'responses',
    /its questionnaire is not there$/,
  ],
  [
    'the MAC of a body is gone',
    `UPDATE response SET body_mac = NULL WHERE ${some()}`,
    'responses',
    /no MAC of its body$/,
  ],
  [
    'words of an answer are other words',
    `UPDATE response_text SET text = text || '!' WHERE ${tiny}`,
    'responses',
    /is not the body that was sent$/,
  ],
  [
    'words of an answer are gone',
    `DELETE FROM response_text WHERE ${tiny}`,
    'responses',
    /words that are not there$/,
  ],
  [
    'a tombstone holds words',
    `INSERT INTO response_text SELECT 1, questionnaire_id, id, 'B2', 'w' FROM response WHERE withdrawn_day IS NOT NULL LIMIT 1`,
    'responses',
    /a tombstone holds words$/,
  ],
  [
    'a text cannot be found',
    'DELETE FROM response_text_keys WHERE rowid = (SELECT min(text_id) FROM response_text)',
    'texts',
    /^text \d+ has no search keys$/,
  ],
  [
    'a text is found by other words',
    "UPDATE response_text_keys SET keys = 'other' WHERE rowid = (SELECT min(text_id) FROM response_text)",
    'texts',
    /of other words$/,
  ],
  [
    'keys of an erased text are there',
    "INSERT INTO response_text_keys (rowid, keys) VALUES (5, 'ab')",
    'texts',
    /^search keys 5 belong to no text$/,
  ],
  [
    'a release is another',
    "UPDATE release SET snapshot = replace(snapshot, 'data_cut', 'data_cup')",
    'releases',
    /another snapshot$/,
  ],
  [
    'a release names another version',
    "UPDATE questionnaire_version SET hash = 'sha256:0' WHERE questionnaire_id = (SELECT questionnaire_id FROM release)",
    'releases',
    /a version that is not there$/,
  ],
  ...tamperedComments,
];
