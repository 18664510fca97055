// npm run gallery -w packages/elements: the gallery on a free port of this machine.
import { listen } from './server.ts'

const { url } = await listen(Number(process.env['PORT'] ?? 0))
console.log(`The gallery is on ${url}. Ctrl-C ends it.`)
