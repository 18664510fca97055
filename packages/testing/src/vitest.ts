// A second entry, so that benchmarks and hosts with another test runner can use the first one without vitest.
export type { Community, MemoryCommunity, TestCommunity, TestLaurelOptions } from './community.ts'
export type { TestEvent } from './tell.ts'
export { testDatabase } from './test-database.ts'
export { testLaurel } from './vitest-laurel.ts'
