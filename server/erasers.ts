import type { Erasers } from './backups/erasure-replay.ts';
import { eraseOfficerContact } from './backups/officer-contacts.ts';
import { eraseComment, eraseCommentContact } from './comments/erasing.ts';
import { eraseExercise } from './front/exercises.ts';
import { eraseInquiry, eraseInquiryContact } from './inquiries/erasing.ts';
import { eraseQuestion } from './interviews/erasing.ts';
import { eraseResponse, eraseText } from './responses/erasing.ts';

/** What erases again, in a restored store, what the journal names. */
export const erasers: Erasers = {
  response: eraseResponse,
  'response-text': eraseText,
  comment: eraseComment,
  'comment-contact': eraseCommentContact,
  questionnaire: eraseExercise,
  consultation: eraseExercise,
  'officer-contact': eraseOfficerContact,
  'interview-question': eraseQuestion,
  inquiry: eraseInquiry,
  'inquiry-contact': eraseInquiryContact,
};
