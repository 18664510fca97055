import { badgeName, type Catalog, TIERS } from '@laurel/core'
import { columns, count, counted } from '../format.ts'
import type { Style } from '../style.ts'
import type { ImportReport } from './report.ts'

type Left = ImportReport['leftOut'][number]

/** How many of a kind are named; `--json` lists them all. */
const SHOWN = 5

/** The report as lines to read. `where` is the database, and `look` the command that shows a profile. */
export function reportText(
  report: ImportReport,
  { catalog, where, look, style }: { catalog: Catalog; where: string; look: string; style: Style },
): readonly string[] {
  if (report.looked === 0 && report.leftOut.length === 0)
    return ['There is nothing to import: this history has no commits yet.']
  const headline = `Imported ${report.repository === null ? 'nothing' : `the history of ${report.repository}`} into ${where}`
  return [
    style.bold(headline),
    '',
    ...columns(totals(report)),
    ...badgeLines(report, catalog, style),
    ...noteLines('Left out', report.leftOut, style),
    ...noteLines('Taken over in part', report.incomplete, style),
    ...lookLines(report, look),
  ]
}

function totals(report: ImportReport): readonly (readonly (string | number)[])[] {
  const { people } = report
  const known = report.duplicates === 0 ? [] : [['known before', report.duplicates, '']]
  return [
    ['people', people.total, peopleDetail(people)],
    ['commits', report.commits, 'new'],
    ['merges', report.merges, 'new'],
    ['releases', report.releases, 'new'],
    ...known,
    ['badges', report.awards, 'awarded'],
  ]
}

function peopleDetail({ new: fresh, renamed }: ImportReport['people']): string {
  const renamedPart = renamed === 0 ? '' : `, ${count(renamed)} with a new name`
  return `${count(fresh)} new${renamedPart}`
}

function badgeLines(report: ImportReport, catalog: Catalog, style: Style): readonly string[] {
  if (report.badges.length === 0) return []
  const rank = (tier: (typeof TIERS)[number]) => TIERS.indexOf(tier)
  const sorted = report.badges.toSorted((a, b) => rank(b.tier) - rank(a.tier) || b.count - a.count)
  const rows = sorted.map(({ badge, tier, count: times }) => [
    times,
    style.tier(tier, tier),
    badgeName(catalog, badge, 'en'),
  ])
  return ['', style.bold('Badges awarded'), ...columns(rows)]
}

/** By reason, the most frequent first: a partial clone has the same one for thousands of commits. */
function noteLines(title: string, notes: readonly Left[], style: Style): readonly string[] {
  if (notes.length === 0) return []
  const groups = [...Map.groupBy(notes, ({ message }) => message)].sort((a, b) => b[1].length - a[1].length)
  const lines = groups.flatMap(([message, group]) => [
    `  ${counted(group.length, 'entry', 'entries')}: ${message}`,
    ...group.slice(0, SHOWN).map((note) => style.dim(`    ${subject(note)}`)),
    ...(group.length > SHOWN
      ? [style.dim(`    … and ${count(group.length - SHOWN)} more; --json lists them all`)]
      : []),
  ])
  return ['', style.bold(title), ...lines]
}

function subject(note: Left): string {
  const commit = note.commit?.slice(0, 12) ?? null
  if ('tag' in note && note.tag !== undefined) return `tag ${note.tag}`
  return commit === null ? 'unknown commit' : `commit ${commit}`
}

function lookLines({ mostActive }: ImportReport, look: string): readonly string[] {
  if (mostActive === null) return []
  return ['', `See the profile of ${mostActive.name}: ${look} ${mostActive.id}`]
}
