/** One instruction of a Dockerfile: `COPY`, and what follows it. */
export interface Instruction {
  readonly name: string
  readonly text: string
}

export interface Stage {
  /** What the stage stands on: another one, or an image. */
  readonly from: string
  /** Its own name; that of the last one is empty. */
  readonly name: string
  readonly instructions: readonly Instruction[]
}

/** The stages of a Dockerfile, in order, with its arguments filled in. */
export function readDockerfile(text: string): readonly Stage[] {
  const all = instructionsIn(text)
  const defaults = all.filter(({ name }) => name === 'ARG').map((arg) => arg.text.split('='))
  const filled = defaults.reduce(
    (instructions, [name = '', value = '']) =>
      instructions.map((one) => ({ ...one, text: one.text.replaceAll(`\${${name}}`, value) })),
    all,
  )
  const starts = filled.flatMap(({ name }, index) => (name === 'FROM' ? [index] : []))
  return starts.map((start, index) => {
    const [from = '', , name = ''] = filled[start]?.text.split(/\s+/) ?? []
    return { from, name, instructions: filled.slice(start + 1, starts[index + 1]) }
  })
}

function instructionsIn(text: string): readonly Instruction[] {
  return text
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => /^([A-Z]+)\s+(.*)$/.exec(line.trim()))
    .filter((match) => match !== null)
    .map(([, name = '', rest = '']) => ({ name, text: rest }))
}

/** What one kind of instruction says in a stage, in order. */
export function said(stage: Stage | undefined, name: string): readonly string[] {
  return stage?.instructions.filter((one) => one.name === name).map(({ text }) => text) ?? []
}
