import { afterAll, type RunnerTask } from 'vitest'

/** Runs `end` once the test file is through, and says whether one of its tests failed. */
export function afterFile(end: (failed: boolean) => Promise<void>): void {
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from this pattern which fixtures are wanted, here none.
  afterAll(({}, file) => end(hasFailed(file)))
}

/** Whether this test failed, or one of this file or suite. */
export function hasFailed(task: RunnerTask): boolean {
  return task.result?.state === 'fail' || ('tasks' in task && task.tasks.some(hasFailed))
}

/** Tells whoever looks for the reason where the database of a failed test is. */
export function tellKept(url: string): void {
  console.error(keptMessage(url))
}

function keptMessage(url: string): string {
  if (process.env['TEST_DATABASE_URL']) return `A test failed, so its database was kept: ${url}`
  return `A test failed; its database was ${url} and ends with this run. \
To look at it, run again with --watch, or with TEST_DATABASE_URL set to a server that stays.`
}
