import { unlessGone } from './front/gone-subjects.ts';
import { knownAnswer } from './inquiries/known-answer.ts';
import { specialTopic } from './inquiries/topic.ts';
import { interview } from './interviews/interview-kind.ts';
import { signedArticle } from './open-day/article.ts';
import { board } from './open-day/board.ts';
import { edition } from './open-day/edition.ts';
import { slogan } from './open-day/slogan.ts';
import { kinds } from './pieces/kinds.ts';
import { pieceSubject, publishPiece, wrotePiece } from './pieces/versions.ts';
import { interpretation } from './policies/interpretation.ts';
import { policy } from './policies/policy.ts';
import { disclosedDocument } from './registers/disclosed-document.ts';
import { enterpriseVisit } from './registers/enterprise-visit.ts';
import { indicator } from './registers/indicator.ts';
import { pressConference } from './registers/press-conference.ts';
import { pieceChains, publications } from './staff/publications.ts';

/** Every kind of piece that there is, and what the last approval of each calls. */
export function registerPieceKinds(): void {
  kinds.register(policy);
  kinds.register(interpretation);
  kinds.register(interview);
  kinds.register(pressConference);
  kinds.register(edition);
  kinds.register(enterpriseVisit);
  kinds.register(disclosedDocument);
  kinds.register(signedArticle);
  kinds.register(indicator);
  kinds.register(board);
  kinds.register(slogan);
  kinds.register(specialTopic);
  kinds.register(knownAnswer);
  for (const chain of pieceChains)
    publications.register(chain, publishPiece, unlessGone(pieceSubject), wrotePiece);
}
