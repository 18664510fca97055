// npm run check: format, lint, types, build, dependency rules, unused code.
import { runChecks } from './checks.ts'

const failed = (await runChecks()).filter(({ passed }) => !passed)
if (failed.length > 0) {
  console.error(`\nFailed: ${failed.map(({ name }) => name).join(', ')}. Many findings go away with: npm run fix`)
  process.exitCode = 1
}
