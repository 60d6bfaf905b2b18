import type { Key } from './i18n/catalogues.ts';
import type { Phase } from './phase.ts';
import type { CommentChannel, DispositionOutcome, DocumentForm, PartyKind, Stance } from './terms.ts';

export const formWords = {
  government_rule: 'terms.form_government_rule',
  normative_document: 'terms.form_normative_document',
  local_regulation_draft: 'terms.form_local_regulation_draft',
  plan: 'terms.form_plan',
  work_item: 'terms.form_work_item',
} as const satisfies { [form in DocumentForm]: Key };

export const phaseWords = {
  coming: 'terms.phase_coming',
  open: 'terms.phase_open',
  closing: 'terms.phase_closing',
  closed: 'terms.phase_closed',
  suspended: 'terms.phase_suspended',
} as const satisfies { [phase in Phase | 'suspended']: Key };

export const stanceWords = {
  support: 'terms.stance_support',
  amend: 'terms.stance_amend',
  oppose: 'terms.stance_oppose',
  ask: 'terms.stance_ask',
  none: 'terms.stance_none',
} as const satisfies { [stance in Stance]: Key };

export const partyWords = {
  person: 'terms.party_person',
  enterprise: 'terms.party_enterprise',
  organisation: 'terms.party_organisation',
  association: 'terms.party_association',
  government_body: 'terms.party_government_body',
  deputy: 'terms.party_deputy',
  expert: 'terms.party_expert',
  joint_letter: 'terms.party_joint_letter',
} as const satisfies { [party in PartyKind]: Key };

export const channelWords = {
  online: 'terms.channel_online',
  letter: 'terms.channel_letter',
  official_letter: 'terms.channel_official_letter',
  email: 'terms.channel_email',
  phone: 'terms.channel_phone',
  hall: 'terms.channel_hall',
} as const satisfies { [channel in CommentChannel]: Key };

export const stateWords = {
  held: 'terms.state_held',
  released: 'terms.state_released',
  redacted: 'terms.state_redacted',
  not_shown: 'terms.state_not_shown',
  withheld: 'terms.state_withheld',
  referred: 'terms.state_referred',
  withdrawn: 'terms.state_withdrawn',
} as const satisfies { [state: string]: Key };

export const outcomeWords = {
  adopted: 'terms.outcome_adopted',
  partly_adopted: 'terms.outcome_partly_adopted',
  not_adopted: 'terms.outcome_not_adopted',
  already_covered: 'terms.outcome_already_covered',
  explained: 'terms.outcome_explained',
  out_of_scope: 'terms.outcome_out_of_scope',
  deferred: 'terms.outcome_deferred',
} as const satisfies { [outcome in DispositionOutcome]: Key };
