// A second entry, so that benchmarks and hosts with another test runner can use the first one without vitest.
export { testDatabase } from './test-database.ts'
