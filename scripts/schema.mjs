// Writes what is derived from the sources: the JSON Schema of the questionnaire definition.
import { writeFileSync } from 'node:fs';
import { runnerImport } from 'vite';
import { run } from './build.mjs';

await run(async () => {
  const { module } = await runnerImport('./shared/questionnaire/definition-schema.ts');
  writeFileSync(
    'shared/questionnaire/definition.schema.json',
    `${JSON.stringify(module.definitionSchema(), null, 2)}\n`,
  );
});
