import { badgeName, type Catalog, formatText, type Path, TIERS } from '@laurel/core'
import { catalogNamed, checkNamed } from '../catalog.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { columns, count, counted } from '../format.ts'
import type { Io } from '../io.ts'
import { printResult } from '../output.ts'
import { problemLines } from '../problem-lines.ts'
import { type Style, styleFor } from '../style.ts'

export interface CheckOptions {
  readonly json?: boolean
}

/** `laurel check <catalog>`: every problem, where it stands and how to mend it; else what the catalog holds. */
export async function check(nameOrFile: string | undefined, options: CheckOptions, io: Io): Promise<ExitCode> {
  const name = catalogNamed(nameOrFile, io.env)
  const { catalog, problems } = await checkNamed(name)
  const style = styleFor(io.stdout, io.env)
  const valid = catalog !== null
  const value = { catalog: name, valid, problems, overview: valid ? overview(catalog) : null }
  printResult(io, options.json, value, () =>
    valid ? overviewLines(catalog, style) : problemLines(name, problems, style),
  )
  return valid ? EXIT.ok : EXIT.problems
}

function overview(catalog: Catalog) {
  return {
    id: catalog.id,
    languages: catalog.languages,
    events: Object.keys(catalog.events).length,
    metrics: Object.keys(catalog.metrics).length,
    badges: Object.fromEntries(TIERS.map((tier) => [tier, badgesOf(catalog, tier)])),
    paths: Object.entries(catalog.paths).map(([id, path]) => ({
      id,
      metric: path.metric,
      steps: stepsOf(catalog, path),
    })),
  }
}

function badgesOf(catalog: Catalog, tier: string): readonly string[] {
  return Object.keys(catalog.badges).filter((id) => catalog.badges[id]?.tier === tier)
}

interface Step {
  readonly badge: string
  /** The number of the path's metric that earns it. */
  readonly at: number
}

function stepsOf(catalog: Catalog, path: Path): readonly Step[] {
  return path.badges.flatMap((badge) => {
    const criteria = catalog.badges[badge]?.criteria
    return criteria?.kind === 'compare' ? [{ badge, at: criteria.value }] : []
  })
}

function overviewLines(catalog: Catalog, style: Style): readonly string[] {
  const counts = [
    counted(Object.keys(catalog.badges).length, 'badge'),
    counted(Object.keys(catalog.paths).length, 'path'),
    counted(Object.keys(catalog.metrics).length, 'metric'),
    counted(Object.keys(catalog.events).length, 'event type'),
  ]
  return [
    `${style.bold(formatText(catalog.name, 'en'))} (${catalog.id}): ${counts.join(', ')}, in ${catalog.languages.join(' and ')}.`,
    '',
    style.bold('Badges'),
    ...columns(TIERS.map((tier) => tierRow(catalog, tier, style)).filter((row) => row[1] !== 0)),
    ...pathLines(catalog, style),
    '',
    style.green('No problems.'),
  ]
}

function tierRow(catalog: Catalog, tier: string, style: Style): readonly (string | number)[] {
  const badges = badgesOf(catalog, tier)
  return [style.tier(tier, tier), badges.length, badges.map((id) => badgeName(catalog, id, 'en')).join(', ')]
}

function pathLines(catalog: Catalog, style: Style): readonly string[] {
  const paths = Object.values(catalog.paths)
  if (paths.length === 0) return []
  const rows = paths.map((path) => [`${formatText(path.name, 'en')} (${path.metric})`, stepText(catalog, path)])
  return ['', style.bold('Paths'), ...columns(rows)]
}

function stepText(catalog: Catalog, path: Path): string {
  return stepsOf(catalog, path)
    .map(({ badge, at }) => `${count(at)} ${badgeName(catalog, badge, 'en')}`)
    .join(' → ')
}
