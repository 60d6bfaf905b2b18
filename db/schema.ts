import type { BackupTable, ErasureTable } from './tables/backups.ts';
import type {
  AppealDecisionTable,
  AppealTable,
  CommentContactTable,
  CommentStateView,
  CommentTable,
  CommentVersionTable,
  CountedOpinionView,
  DispositionTable,
  GroupMemberTable,
  ModerationTable,
  OpinionGroupTable,
  OpinionTable,
  OutcomeTable,
  RedactionTable,
} from './tables/comments.ts';
import type {
  ClauseVersionTable,
  ConsultationTable,
  DocumentTable,
  DocumentVersionTable,
  KeysTable,
  PeriodChangeTable,
  PeriodEventTable,
  PreparationTable,
  RoundTable,
  SearchEntryTable,
} from './tables/consultations.ts';
import type {
  BriefIssueTable,
  BriefTable,
  FigureViewTable,
  MicrodataRequestTable,
} from './tables/figures.ts';
import type {
  InquiryActTable,
  InquiryClockTable,
  InquiryContactTable,
  InquiryExchangeTable,
  InquiryHolderTable,
  InquiryIntakeTable,
  InquiryNumberTable,
  InquiryTable,
  InquiryTemplateTable,
  InquiryWordsTable,
} from './tables/inquiries.ts';
import type { JobTable, MailTable } from './tables/jobs.ts';
import type {
  InterviewActTable,
  InterviewIntakeTable,
  InterviewQuestionTable,
  PieceEntryTable,
  PieceFacetTable,
  PieceFileTable,
  PieceTable,
  PieceVersionTable,
} from './tables/pieces.ts';
import type { RequestCountTable, TallyFeedTable, TallyHeadTable } from './tables/processes.ts';
import type {
  AnsweringTable,
  EntryClosureTable,
  OpenDayTable,
  QuestionnairePreparationTable,
  QuestionnaireTable,
  QuestionnaireVersionTable,
  ReleaseTable,
  ResponseTable,
  ResponseTextTable,
} from './tables/questionnaires.ts';
import type {
  ApprovalActTable,
  ApprovalChainTable,
  ApprovalTable,
  AttachmentTable,
  AuditEventTable,
  AuditHeadTable,
  DepartmentTable,
  OfficerContactTable,
  OfficerRoleTable,
  OfficerTable,
  RecoveryCodeTable,
  RetractionTable,
  SectionTable,
  SessionTable,
  SignInTryTable,
  SiteSettingTable,
  StandInTable,
  StoreMetaTable,
} from './tables/staff.ts';

export type * from './tables/backups.ts';
export type * from './tables/comments.ts';
export type * from './tables/consultations.ts';
export type * from './tables/figures.ts';
export type * from './tables/inquiries.ts';
export type * from './tables/jobs.ts';
export type * from './tables/pieces.ts';
export type * from './tables/processes.ts';
export type * from './tables/questionnaires.ts';
export type * from './tables/staff.ts';

/** The tables. Portable columns only: text, integer, real, blob; JSON as text; times are UTC ISO text, days are Asia/Shanghai dates. */
export interface Schema {
  store_meta: StoreMetaTable;
  site_setting: SiteSettingTable;
  department: DepartmentTable;
  section: SectionTable;
  officer: OfficerTable;
  officer_role: OfficerRoleTable;
  officer_contact: OfficerContactTable;
  recovery_code: RecoveryCodeTable;
  sign_in_try: SignInTryTable;
  session: SessionTable;
  audit_event: AuditEventTable;
  audit_head: AuditHeadTable;
  approval: ApprovalTable;
  approval_act: ApprovalActTable;
  approval_chain: ApprovalChainTable;
  stand_in: StandInTable;
  attachment: AttachmentTable;
  retraction: RetractionTable;
  job: JobTable;
  mail: MailTable;
  erasure: ErasureTable;
  backup: BackupTable;
  questionnaire: QuestionnaireTable;
  questionnaire_version: QuestionnaireVersionTable;
  questionnaire_preparation: QuestionnairePreparationTable;
  response: ResponseTable;
  response_text: ResponseTextTable;
  answering: AnsweringTable;
  entry_closure: EntryClosureTable;
  tally_head: TallyHeadTable;
  tally_feed: TallyFeedTable;
  request_count: RequestCountTable;
  release: ReleaseTable;
  figure_view: FigureViewTable;
  microdata_request: MicrodataRequestTable;
  brief: BriefTable;
  brief_issue: BriefIssueTable;
  open_day: OpenDayTable;
  document: DocumentTable;
  document_version: DocumentVersionTable;
  clause_version: ClauseVersionTable;
  preparation: PreparationTable;
  consultation: ConsultationTable;
  round: RoundTable;
  period_event: PeriodEventTable;
  period_change: PeriodChangeTable;
  comment: CommentTable;
  comment_version: CommentVersionTable;
  opinion: OpinionTable;
  comment_contact: CommentContactTable;
  moderation: ModerationTable;
  redaction: RedactionTable;
  appeal: AppealTable;
  appeal_decision: AppealDecisionTable;
  comment_state: CommentStateView;
  counted_opinion: CountedOpinionView;
  opinion_group: OpinionGroupTable;
  group_member: GroupMemberTable;
  disposition: DispositionTable;
  outcome: OutcomeTable;
  search_entry: SearchEntryTable;
  search_keys: KeysTable;
  comment_keys: KeysTable;
  response_text_keys: KeysTable;
  piece: PieceTable;
  piece_version: PieceVersionTable;
  piece_file: PieceFileTable;
  piece_facet: PieceFacetTable;
  piece_entry: PieceEntryTable;
  piece_keys: KeysTable;
  interview_intake: InterviewIntakeTable;
  interview_question: InterviewQuestionTable;
  interview_act: InterviewActTable;
  inquiry_intake: InquiryIntakeTable;
  inquiry_number: InquiryNumberTable;
  inquiry: InquiryTable;
  inquiry_holder: InquiryHolderTable;
  inquiry_clock: InquiryClockTable;
  inquiry_act: InquiryActTable;
  inquiry_words: InquiryWordsTable;
  inquiry_contact: InquiryContactTable;
  inquiry_exchange: InquiryExchangeTable;
  inquiry_template: InquiryTemplateTable;
  inquiry_keys: KeysTable;
}
