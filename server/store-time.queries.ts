/** On PostgreSQL alone: who has a store to oneself goes by one's own clock. */
export { findStoreTime } from '#db/dialect.ts';
