import { parseCLI, startVitest, type TestCase, type Vitest } from 'vitest/node'

export interface TestCounts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** Runs vitest with its usual output, and returns what it counted. `args` are those of its command line. */
export async function runVitest(args: readonly string[]): Promise<TestCounts> {
  const { filter, options } = parseCLI(['vitest', 'run', ...args])
  const vitest = await startVitest('test', filter, { ...options, watch: false })
  await vitest.close()

  const counts = countTests(vitest)
  // A setup that fails, or no test at all, fails the run without failing a test.
  return process.exitCode && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

function countTests(vitest: Vitest): TestCounts {
  const modules = vitest.state.getTestModules()
  const states = modules.flatMap((module) => [...module.children.allTests()]).map((test) => test.result().state)
  const count = (state: ReturnType<TestCase['result']>['state']) => states.filter((s) => s === state).length

  // A file that does not load and a hook that throws are no tests, but they are failures.
  const suites = modules.flatMap((module) => [module, ...module.children.allSuites()])
  const brokenSuites = suites.filter((suite) => suite.errors().length > 0)
  const failed = count('failed') + brokenSuites.length + vitest.state.getUnhandledErrors().length
  return { passed: count('passed'), failed, skipped: count('skipped') + count('pending') }
}
