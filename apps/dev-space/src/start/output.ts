/** Where the start tells what it does: a terminal, or a log that somebody reads later. */
export interface Output {
  line(text: string): void
  /** Shows how far work is, in place where the terminal can, as a line now and then where it cannot. */
  progress(work: string, unit: string, total: number): Progress
}

export interface Progress {
  update(done: number): void
  /** Takes the bar away, so that what follows stands in its place. */
  end(): void
}

/** What is needed of a stream such as `process.stdout`. */
export interface Terminal {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

export function outputTo(terminal: Terminal): Output {
  return {
    line: (text) => {
      terminal.write(`${text}\n`)
    },
    progress: (work, unit, total) => {
      const describe = (done: number) => `${percentOf(done, total)} %  ${count(done)} of ${count(total)} ${unit}`
      return terminal.isTTY === true ? bar(terminal, work, total, describe) : lines(terminal, work, total, describe)
    },
  }
}

export function count(n: number): string {
  return n.toLocaleString('en')
}

const BAR = 28

function bar(terminal: Terminal, work: string, total: number, describe: (done: number) => string): Progress {
  let drawn = ''
  return {
    update: (done) => {
      const full = Math.round((percentOf(done, total) * BAR) / 100)
      const text = `${work}  ${'█'.repeat(full)}${'░'.repeat(BAR - full)}  ${describe(done)}`
      const fitting = text.slice(0, Math.max((terminal.columns ?? 80) - 1, 20))
      if (fitting === drawn) return
      drawn = fitting
      terminal.write(`\r\u001b[K${fitting}`)
    },
    end: () => {
      if (drawn !== '') terminal.write('\r\u001b[K')
    },
  }
}

/** A tenth at a time is enough for a log. */
const STEP = 10

function lines(terminal: Terminal, work: string, total: number, describe: (done: number) => string): Progress {
  let next = STEP
  return {
    update: (done) => {
      const percent = percentOf(done, total)
      if (percent < next || percent === 100) return
      next = (Math.floor(percent / STEP) + 1) * STEP
      terminal.write(`${work}: ${describe(done)}\n`)
    },
    end: () => {},
  }
}

function percentOf(done: number, total: number): number {
  return total === 0 ? 100 : Math.min(100, Math.floor((done * 100) / total))
}
