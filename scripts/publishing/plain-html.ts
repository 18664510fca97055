import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ROOT } from './packages.ts'
import { environment } from './run.ts'

/** The page of docs/plain-html.md, served as that says. */
export interface ServedPage {
  readonly url: string
  /** Ends the server. */
  close(): Promise<void>
}

/** Writes page and server into `folder`, where the packages are installed, and starts the server on a free port. */
export async function servePlainPage(folder: string): Promise<ServedPage> {
  const doc = await readFile(join(ROOT, 'docs/plain-html.md'), 'utf8')
  await writeFile(join(folder, 'page.html'), firstOf(doc, 'html'))
  await writeFile(join(folder, 'server.mjs'), firstOf(doc, 'js'))
  const server = spawn(process.execPath, ['server.mjs'], {
    cwd: folder,
    env: { ...environment(), PORT: '0', DATABASE_URL: 'memory' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(server, 'exit')
  for await (const line of createInterface(server.stdout)) {
    const url = /https?:\S+/.exec(line)?.[0]
    if (url === undefined) continue
    return {
      url,
      close: async () => {
        server.kill()
        await ended
      },
    }
  }
  throw new Error('The server of docs/plain-html.md ended before it said where it is.')
}

function firstOf(page: string, language: string): string {
  return new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? ''
}
