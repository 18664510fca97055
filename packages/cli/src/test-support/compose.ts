/** What stands in the file .env. */
type Variables = Readonly<Record<string, string | undefined>>

export interface ComposeService {
  /** Everything that is said of it. */
  readonly text: string
  readonly command: readonly string[]
  /** With every variable of a file .env filled in. */
  readonly environment: Readonly<Record<string, string>>
}

/** What compose.yaml says of each service: as much of YAML as that file is written in. */
export function readCompose(text: string, variables: Variables): ReadonlyMap<string, ComposeService> {
  const shared = pairsAt(2, sectionsAt(0, text).get('x-environment') ?? '', variables)
  const services = sectionsAt(2, sectionsAt(0, text).get('services') ?? '')
  return new Map([...services].map(([name, section]) => [name, serviceOf(section, shared, variables)]))
}

function serviceOf(text: string, shared: Readonly<Record<string, string>>, variables: Variables): ComposeService {
  const command = /^ {4}command: (\[.*\])$/m.exec(text)?.[1]
  const own = pairsAt(6, sectionsAt(4, text).get('environment') ?? '', variables)
  return {
    text,
    command: command === undefined ? [] : JSON.parse(command),
    environment: { ...(text.includes('*environment') ? shared : {}), ...own },
  }
}

/** Keys that stand that far to the right, each with the lines below it. */
function sectionsAt(indent: number, text: string): ReadonlyMap<string, string> {
  const [, ...parts] = text.split(new RegExp(`^ {${indent}}([\\w-]+):`, 'm'))
  return new Map(parts.flatMap((name, index) => (index % 2 === 0 ? [[name, parts[index + 1] ?? ''] as const] : [])))
}

function pairsAt(indent: number, text: string, variables: Variables): Readonly<Record<string, string>> {
  const pairs = [...text.matchAll(new RegExp(`^ {${indent}}([A-Z_]+): (.*)$`, 'gm'))]
  return Object.fromEntries(
    pairs.map(([, name = '', value = '']) => [name, filledIn(value.replaceAll('"', ''), variables)]),
  )
}

/** @throws Error for a variable that has to be set, and is not. */
function filledIn(text: string, variables: Variables): string {
  return text.replaceAll(/\$\{(\w+):([-?])([^}]*)\}/g, (_, name: string, kind: string, rest: string) => {
    const value = variables[name]
    if (value === undefined && kind === '?') throw new Error(rest)
    return value ?? rest
  })
}
