export { createDatabase, type Database } from './create-database.ts'
export { type Postgres, type PostgresOptions, startPostgres } from './start-postgres.ts'
