import type { Text } from '#shared/questionnaire/definition.ts';
import data from './moderation-rules.json' with { type: 'json' };

/** A rule under which a comment may be withheld from the public. Its title and basis are what the author reads. */
export interface WithholdingRule {
  code: string;
  title: Text;
  basis: Text;
}

/** To whom a comment may be handed that is a matter of theirs and not of the draft. */
export interface Destination {
  code: string;
  title: Text;
}

export const withholdingRules: readonly WithholdingRule[] = data.withholding;

export const destinations: readonly Destination[] = data.destinations;

export const findRule = (code: string): WithholdingRule | undefined =>
  withholdingRules.find((rule) => rule.code === code);

export const findDestination = (code: string): Destination | undefined =>
  destinations.find((destination) => destination.code === code);
