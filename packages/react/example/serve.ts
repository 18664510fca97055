// npm run example -w packages/react: the example on a free port of this machine, with a database that ends with it.
import { serveExample } from './server.ts'

const { url, laurel } = await serveExample({ port: Number(process.env['PORT'] ?? 0), database: 'memory' })
console.log(`The example is on ${url}. Press Enter and Ada creates a project; Ctrl-C ends it.`)

let projects = 0
for await (const _ of process.stdin) {
  projects += 1
  const id = `project-${projects}`
  await laurel.record({
    id,
    type: 'project.created',
    at: new Date().toISOString(),
    actor: 'ada',
    target: `project:${projects}`,
  })
}
