import type { Key } from '#shared/i18n/catalogues.ts';
import type { View } from '../http/view.ts';

/** What the document says, which is in English, in the words of the catalogues. */
const words: { [english: string]: Key } = {
  'A fault of this server': 'connecting.says_fault',
  'A version of the draft that was put out': 'connecting.says_draft',
  'False: consider it, do not show it publicly': 'connecting.says_show',
  'It contradicts what is stored, or the period is over': 'connecting.says_conflict',
  'Policies of the registry, the newest first': 'connecting.says_policies',
  'A policy with its text, what replaced it and its interpretation': 'connecting.says_policy',
  'Interpretations of policies, the newest first': 'connecting.says_interpretations',
  'Every published indicator with its figure at this moment': 'connecting.says_indicators',
  'An indicator with its definition, period and source': 'connecting.says_indicator',
  'Disclosed documents, the newest first': 'connecting.says_documents',
  'Press conferences, the last one first': 'connecting.says_press_conferences',
  'Visits to enterprises, the last one first': 'connecting.says_enterprise_visits',
  'How many demands of a year were answered on schedule, late, again, and to whose satisfaction':
    'statistics.api_says',
  'Open Days, the newest first': 'connecting.says_open_days',
  'Theme, basis, places and programme of a year’s Open Day': 'connecting.says_open_day',
  'Published slogans, on a day those that run on it': 'connecting.says_slogans',
  'Special topics of the line, the last day first': 'specialTopics.says_topics',
  'Questions answered on the line and published, the newest first': 'specialTopics.says_answers',
  'Online interviews, the newest first': 'connecting.says_interviews',
  'An interview with its key points and transcript': 'connecting.says_interview',
  'Questions whose answers are public, in their order': 'connecting.says_interview_questions',
  'Counted, whatever became of them': 'connecting.says_questions_counted',
  'Numbers of equal questions': 'connecting.says_equal_questions',
  'The name that was chosen; null where none was': 'connecting.says_asker',
  'True: take it although it seems to hold personal numbers, and hide them from the public':
    'connecting.says_hide_personal',
  'How to reach the requester; sealed at once, and never given out again': 'asking.api_contact',
  'True: take it although it seems to hold personal numbers, which the department will see':
    'asking.api_personal',
  'Null where the official calendar is not known yet': 'asking.api_due',
  'Null, as what follows, where the case is confidential': 'asking.api_kept',
  'How far a request to the 12345 line is, and no word of it': 'asking.api_progress',
  'The key is missing or wrong': 'exchange.api_key',
  'A case that was not known before': 'exchange.api_new',
  'It was known: the same, further on there (its further acts were appended), further on here, or decided before':
    'exchange.api_known',
  'What became of it': 'exchange.api_result',
  'Demands by the time of their last acts, without contact; confidential ones without their words':
    'exchange.api_changes',
  'Only those whose last act is not before': 'exchange.api_since',
  '`next` of the page before': 'exchange.api_cursor',
  'Null on the last page': 'exchange.api_next',
  'Null speaks of the whole draft': 'connecting.says_whole_draft',
  'Otherwise as Accept-Language says': 'connecting.says_language',
  'Published consultations, the newest first': 'connecting.says_consultations',
  'Published questionnaires, the one that closes last first': 'connecting.says_questionnaires',
  'Exhibition boards of an Open Day, by their numbers': 'exhibition.api_says_boards',
  Received: 'connecting.says_received',
  'Released comments, by number': 'connecting.says_comments',
  'Required: a random (version 4) UUID or at least 22 base64url characters': 'connecting.says_key',
  Sealed: 'connecting.says_sealed',
  'Some answers cannot be accepted': 'connecting.says_refused',
  Stored: 'connecting.says_stored',
  'It was published by mistake and taken back; `detail` is the erratum': 'connecting.says_gone',
  'The body is larger than 256 KiB': 'connecting.says_large',
  'The body is not application/json': 'connecting.says_type',
  'The definition follows shared/questionnaire/definition.schema.json': 'connecting.says_definition',
  'The number of an earlier outcome; without it the one that holds': 'connecting.says_outcome_number',
  'The number of an earlier release; without it the one that holds': 'connecting.says_release_number',
  'The live version': 'connecting.says_live',
  'The notice and the newest round': 'connecting.says_notice',
  'The profile items by which the item is crossed': 'connecting.says_by',
  'The receipt is shown once; the server keeps no copy': 'connecting.says_receipt',
  'The request comes from another site': 'connecting.says_foreign',
  'The request is not well formed': 'connecting.says_malformed',
  'The same body was received before': 'connecting.says_received_before',
  'The same body was stored before': 'connecting.says_stored_before',
  'The store cannot be written now; try again after `Retry-After` seconds': 'connecting.says_unavailable',
  'What holds today': 'exhibition.api_says_holds',
  'What will hold later': 'exhibition.api_says_coming',
  'Whether it holds, or a later outcome has taken its place': 'connecting.says_outcome_current',
  'What a corrected outcome corrects, and why': 'connecting.says_outcome_correction',
  'Whether it holds, or a later release has taken its place': 'connecting.says_release_current',
  'What a corrected release corrects, and what became of each item’s figures':
    'connecting.says_release_correction',
  'There is no such thing': 'connecting.says_missing',
  'Too many requests': 'connecting.says_many',
  'Counts of responses are never weighted. A hidden cell or column carries no number; `hidden` never tells whether the number is small. `few`: fewer than 10 answered the item.':
    'connecting.says_figure',
  'Of the base of the column, in whole points; weighted where the figure is': 'connecting.says_percent',
  'Unweighted, beside a weighted one': 'connecting.says_raw_percent',
  'The exact wording of what is counted and of what it is split by': 'connecting.says_wording',
  'How the figure was made: eleven headings (AAPOR, Code III.A)': 'connecting.says_method',
  'raked: weighted shares beside raw ones, of those in the frame that the figure names':
    'connecting.says_weights',
  'What became of every comment: totals, both equations, groups with their answers':
    'connecting.says_outcome',
  'With `item` a figure of the current release, without it the list of its figures':
    'connecting.says_results',
  'Words as written, with the kind of each span that is not shown': 'connecting.says_pieces',
  '`hash` is of everything that was approved; `version.hash` of the draft': 'connecting.says_hash',
};

/** Words of the document in the reader's language, and their language where they could only be left as they are. */
export function sayOf({ t }: View, english: string): { words: string; lang: string | undefined } {
  const key = Object.hasOwn(words, english) ? words[english] : undefined;
  return key ? { words: t(key), lang: undefined } : { words: english, lang: 'en' };
}
