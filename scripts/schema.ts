// npm run schema: draws packages/engine/schema.sql anew, after a migration was added. Its test compares the two.
import { runVitest } from './vitest.ts'

const { failed } = await runVitest(['packages/engine/src/migrations/schema.test.ts', '--update'])
process.exitCode = failed > 0 ? 1 : 0
