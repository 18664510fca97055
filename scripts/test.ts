// npm test: the checks, then the tests, then one line that counts both. Arguments go to vitest: npm test -- packages/core
import { type CheckResult, runChecks } from './checks.ts'
import { runVitest, type TestCounts } from './vitest.ts'

const checks = await runChecks()
const tests = await runVitest(process.argv.slice(2))
const failedChecks = checks.filter(({ passed }) => !passed)

if (failedChecks.length > 0) console.log(`Failed checks: ${failedChecks.map(({ name }) => name).join(', ')}`)
// The last line, alone and in this form: build machines read it.
console.log(summary(tests, checks))
process.exitCode = tests.failed + failedChecks.length > 0 ? 1 : 0

function summary(tests: TestCounts, checks: readonly CheckResult[]): string {
  const passed = tests.passed + checks.filter((check) => check.passed).length
  const failed = tests.failed + checks.filter((check) => !check.passed).length
  return `${passed} passed, ${failed} failed${tests.skipped > 0 ? `, ${tests.skipped} skipped` : ''}`
}
