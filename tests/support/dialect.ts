/** The database on which the suite runs: SQLite, or PostgreSQL where `DIALECT=postgres` says so. */
export const dialect = process.env.DIALECT === 'postgres' ? 'postgres' : 'sqlite';
