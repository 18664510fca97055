import type { MemoryCommunity, TestCommunity, TestLaurelOptions } from './community.ts'
import { openCommunity } from './open-community.ts'
import { sharedServer } from './shared-server.ts'

/**
 * A community to test with: a throwaway database, a clock that you set, people and what they did.
 *
 * The server is started once per process and ends with it; TEST_DATABASE_URL names one to use instead.
 *
 *     await using community = await testLaurel({ catalog, now: '2026-03-02T12:00:00Z', people: { ada: {} } })
 *     await community.tell('ada', 'project.created', { target: 'project:1' })
 *     assert.deepEqual(await community.badgesOf('ada'), ['first-project'])
 */
export function testLaurel(options: TestLaurelOptions & { readonly database: 'memory' }): Promise<MemoryCommunity>
export function testLaurel(options?: TestLaurelOptions): Promise<TestCommunity>
export async function testLaurel(options: TestLaurelOptions = {}): Promise<TestCommunity | MemoryCommunity> {
  const { community } = await openCommunity(options, sharedServer)
  return community
}
