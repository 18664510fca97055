import type { BadgePreview, CatalogPreview, Effect } from '@laurel/engine'
import { columns, count, counted } from '../format.ts'
import type { Style } from '../style.ts'

/** What publishing would do, for reading. */
export function previewText(preview: CatalogPreview, style: Style): readonly string[] {
  const { base, people, messages, badges, problems } = preview
  const looked = `Compared with version ${base}; ${counted(people, 'person', 'people')} looked at.`
  if (problems.length > 0) {
    return [
      style.bold(`This would be refused: people would lose what they earned.`),
      ...problems.flatMap(({ where, message, mend }) => ['', `  ${style.red(where)}`, `    ${message}`, `    ${mend}`]),
    ]
  }
  if (badges.length === 0) return [looked, 'No badge changes for anybody.']
  return [
    looked,
    '',
    ...columns([HEAD.map((text) => style.dim(text)), ...badges.map(rowOf)]),
    ...badges.flatMap((badge) => sampleLines(badge)),
    '',
    messages === 0
      ? 'Nobody would be told anything.'
      : `Announcing it would send ${counted(messages, 'message')}; without --announce nobody is told.`,
  ]
}

const HEAD = ['badge', 'get', 'lose', 'keep', 'moved', 'earned']

function rowOf({ badge, draft, gains, losses, keeps, moves }: BadgePreview): readonly (string | number)[] {
  const name = draft ? `${badge} (draft: would)` : badge
  return [name, gains.count, losses.count, keeps.count, moves.count, datesOf(gains)]
}

function datesOf({ earliest, latest }: BadgePreview['gains']): string {
  if (earliest === null || latest === null) return ''
  const [first, last] = [earliest, latest].map((date) => date.toISOString().slice(0, 10))
  return first === last ? `${first}` : `${first} to ${last}`
}

/** Some of those who get or lose a badge. */
function sampleLines({ badge, draft, gains, losses }: BadgePreview): readonly string[] {
  if (draft) return []
  const lines = [named(gains, 'get'), named(losses, 'lose')].flatMap((text) => (text === null ? [] : [`  ${text}`]))
  return lines.length === 0 ? [] : ['', badge, ...lines]
}

function named({ count: all, samples }: Effect, verb: string): string | null {
  if (samples.length === 0) return null
  const names = samples.map(({ person, instance }) => (instance === '' ? person : `${person} (${instance})`))
  const more = all - samples.length
  return `${verb}: ${names.join(', ')}${more > 0 ? ` and ${count(more)} more` : ''}`
}
