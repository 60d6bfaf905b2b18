const files = import.meta.glob('./migrations/*.ts', { eager: true });

/** The schemas that this program knows, oldest first: each is called after the migration that made it. */
export const schemaNames: readonly string[] = Object.keys(files)
  .map((path) => path.replace(/^.*\/|\.ts$/g, ''))
  .sort();
