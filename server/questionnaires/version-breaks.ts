import { changesBetween } from '#shared/questionnaire/changes.ts';
import type { Section, Text } from '#shared/questionnaire/definition.ts';
import { dayOf } from '#shared/time.ts';
import type { Questionnaire, Version } from './questionnaires.ts';

/** What a version changed of an item: where its figures have a seam. */
export interface Break {
  kind: 'reworded' | 'added' | 'removed' | 'options';
  no: number;
  day: string;
  /** What the public was told. */
  note: Text | undefined;
}

/** The seams of every item, by its code; empty while there is one version. */
export function breaksOf({ versions }: Pick<Questionnaire, 'versions'>): Map<string, Break[]> {
  const breaks = new Map<string, Break[]>();
  for (const [at, version] of versions.entries()) {
    const before = versions[at - 1];
    if (before) noteBreaks(breaks, before, version);
  }
  return breaks;
}

function noteBreaks(breaks: Map<string, Break[]>, before: Version, version: Version) {
  const { no, changeNote: note } = version;
  const day = dayOf(new Date(version.publishedAt));
  for (const change of changesBetween(before.definition, version.definition)) {
    const whole = change.place === change.item;
    const kind =
      change.kind === 'reworded'
        ? 'reworded'
        : whole && (change.kind === 'added' || change.kind === 'removed')
          ? change.kind
          : 'options';
    const known = breaks.get(change.item) ?? [];
    if (known.some((each) => each.no === no && each.kind === kind)) continue;
    breaks.set(change.item, [...known, { kind, no, day, note }]);
  }
}

/** The live version's parts, with the items that only earlier versions have after the others of their part. */
export function sectionsOfAll({ versions, live }: Pick<Questionnaire, 'versions' | 'live'>): Section[] {
  const sections = live.definition.sections.map((section) => ({ ...section, items: [...section.items] }));
  const there = new Set(sections.flatMap(({ items }) => items.map(({ code }) => code)));
  for (const { definition } of versions.toReversed())
    for (const section of definition.sections)
      for (const item of section.items) {
        if (there.has(item.code)) continue;
        there.add(item.code);
        const place = sections.find(({ code }) => code === section.code);
        if (place) place.items.push(item);
        else sections.push({ ...section, items: [item] });
      }
  return sections;
}
