import pg from 'pg';

/** Drops every table, view and function of the database's schema, all or none: what is opened next begins anew. */
export async function emptyDatabase(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(`DO $$ DECLARE drop_it text; BEGIN
      FOR drop_it IN
        SELECT format('DROP %s IF EXISTS %I CASCADE', CASE relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END, relname)
          FROM pg_class WHERE relkind IN ('r', 'v') AND relnamespace = current_schema()::regnamespace
        UNION ALL
        SELECT format('DROP FUNCTION IF EXISTS %s CASCADE', oid::regprocedure)
          FROM pg_proc WHERE pronamespace = current_schema()::regnamespace AND prokind = 'f'
      LOOP EXECUTE drop_it; END LOOP;
    END $$`);
  } finally {
    await client.end();
  }
}
