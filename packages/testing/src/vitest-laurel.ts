import { inject, onTestFinished, TestRunner } from 'vitest'
import type { MemoryCommunity, TestCommunity, TestLaurelOptions } from './community.ts'
import { afterFile, hasFailed, tellKept } from './kept-database.ts'
import { type OpenCommunity, openCommunity } from './open-community.ts'
import { type Server, sharedServer } from './shared-server.ts'
import type {} from './vitest-global-setup.ts'

/**
 * A community to test with: a throwaway database, a clock that you set, people and what they did. Closed by itself
 * after the test, or after the file where it was asked for outside of one; its database is kept when a test failed.
 *
 * Call it at the top of a file, in a test or in `beforeEach`, not in `beforeAll`: vitest accepts the step that cleans
 * up after a file only while it reads the file.
 *
 *     const community = await testLaurel({ catalog, people: { ada: {} } })
 *
 *     test('the first project earns a badge', async () => { … })
 */
export function testLaurel(options: TestLaurelOptions & { readonly database: 'memory' }): Promise<MemoryCommunity>
export function testLaurel(options?: TestLaurelOptions): Promise<TestCommunity>
export async function testLaurel(options: TestLaurelOptions = {}): Promise<TestCommunity | MemoryCommunity> {
  const open = await openCommunity(options, serverOfTheRun)
  if (TestRunner.getCurrentTest()) onTestFinished(({ task }) => finish(open, hasFailed(task)))
  else afterFile((failed) => finish(open, failed))
  return open.community
}

/** That of the global setup, where the run has one; else each file starts its own. */
function serverOfTheRun(): Promise<Server> {
  const url = inject('postgresUrl')
  return url ? Promise.resolve({ url, template: inject('templateName') }) : sharedServer()
}

async function finish({ community, end }: OpenCommunity, failed: boolean): Promise<void> {
  await end(failed)
  if (failed && 'url' in community) tellKept(community.url)
}
