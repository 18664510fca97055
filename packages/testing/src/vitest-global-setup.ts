import type { TestProject } from 'vitest/node'
import { migratedTemplate } from './migrated-template.ts'
import { startPostgres } from './start-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    readonly postgresUrl: string
    readonly templateName: string
  }
}

/** One PostgreSQL and one migrated template per test run. Vitest calls this once, and what it returns at the end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres()
  try {
    const template = await migratedTemplate(postgres.url)
    project.provide('postgresUrl', postgres.url)
    project.provide('templateName', template.name)
    return async () => {
      await template.drop()
      await postgres.stop()
    }
  } catch (error) {
    await postgres.stop()
    throw error
  }
}
