/** PostgreSQL's own codes: no lock in time, no room on the disk. */
export const LOCKED = '55P03';
export const FULL = '53100';

/** Makes every statement that writes fail with this code where the condition holds, as the server itself would say it. */
export const refusing = (code: string, condition = 'true') => `
  create or replace function refuse_writes() returns trigger language plpgsql as $$ begin
    if ${condition} then raise exception 'refused for a test' using errcode = '${code}'; end if;
    return null;
  end $$;
  do $$ declare place text; begin
    for place in select format('%I', relname) from pg_class
      where relkind = 'r' and relnamespace = current_schema()::regnamespace
    loop
      execute 'create trigger refuse_writes after insert or update or delete on ' || place
        || ' for each statement execute function refuse_writes()';
    end loop;
  end $$`;

/** Ends that. */
export const allowing = 'drop function if exists refuse_writes() cascade';
