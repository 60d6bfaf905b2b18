import { describe, expect, test } from 'vitest';
import { publishFaults } from './publishing.ts';
import { readSources, sourceOf } from './source.ts';

describe('nothing is published past the chain', () => {
  test('by no file of the product', () => {
    expect(readSources().flatMap(publishFaults)).toEqual([]);
  });

  test.each([
    ['server/results/x.workspace.routes.tsx', "import { publishRelease } from './releases.ts';"],
    ['server/results/x.public.routes.tsx', "import { publishRelease as go } from './releases.ts';"],
    ['server/comments/x.ts', "import { publishConsultation } from '../consultations/consultations.ts';"],
    ['server/results/x-request.ts', 'publishRelease(tx, approval);'],
    ['server/results/x.workspace.routes.tsx', 'publications.register(kind, verb);'],
    ['server/results/x.ts', 'publication.publish(tx, approval);'],
  ])('%s is found out', (path, text) => {
    expect(publishFaults(sourceOf(path, text))).toHaveLength(1);
  });

  test.each([
    [
      'server/app.ts',
      "import { publishRelease } from './results/releases.ts'; publications.register('release', publishRelease);",
    ],
    ['server/demo/play.ts', "import { publishQuestionnaire } from '../questionnaires/questionnaires.ts';"],
    ['server/results/releases.ts', 'export async function publishRelease() {}'],
  ])('%s may', (path, text) => {
    expect(publishFaults(sourceOf(path, text))).toEqual([]);
  });
});
