import { processIo } from './io.ts'
import { run } from './run.ts'

// A reader that has seen enough, such as `head`, closes the pipe. The work is still brought to its end, so that nothing
// half done stays behind.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

process.exitCode = await run(process.argv.slice(2), processIo())
