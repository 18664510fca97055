import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { LOG_COMMAND } from './log-format.ts'

test('the README gives the command that the parser reads', () => {
  expect(readFileSync(new URL('../README.md', import.meta.url), 'utf8')).toContain(`\n${LOG_COMMAND}\n`)
})
