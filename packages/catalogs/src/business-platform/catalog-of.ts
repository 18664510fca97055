import { type Catalog, parseCatalog, reach } from '@laurel/core'
import { BADGE_TEXTS, type BadgeDefinition } from './definitions.ts'

/**
 * The catalog of these badges: each has a metric that counts its event, and is earned with the first one.
 *
 * @throws CatalogError when two of them have the same name or a text cannot be read.
 */
export function catalogOf(definitions: readonly BadgeDefinition[]): Catalog {
  return parseCatalog({
    id: 'business-platform',
    name: { en: 'Business Platform', de: 'Business Platform' },
    languages: Object.keys(BADGE_TEXTS),
    events: Object.fromEntries(definitions.map(({ event, happened }) => [event, happened])),
    categories: { 'first-steps': FIRST_STEPS },
    metrics: Object.fromEntries(definitions.map((definition) => [definition.metric, metricOf(definition)])),
    badges: Object.fromEntries(definitions.map((definition) => [definition.name, badgeOf(definition)])),
  })
}

const FIRST_STEPS = {
  name: { en: 'First steps', de: 'Erste Schritte' },
  description: {
    en: 'Everything you do on the platform for the first time',
    de: 'Alles, was du auf der Plattform zum ersten Mal machst',
  },
  symbol: '🏆',
}

function metricOf({ name, event }: BadgeDefinition) {
  return {
    kind: 'count',
    of: [event],
    credit: 'actor',
    noun: inEveryLanguage(`badges.${name}.noun`),
    deed: inEveryLanguage(`badges.${name}.deed`),
  }
}

function badgeOf({ icon, labelKey, descriptionKey, metric }: BadgeDefinition) {
  return {
    name: inEveryLanguage(labelKey),
    description: inEveryLanguage(descriptionKey),
    category: 'first-steps',
    tier: 'bronze',
    glyph: icon,
    criteria: reach(metric, 1),
  }
}

function inEveryLanguage(key: BadgeDefinition['labelKey']): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(BADGE_TEXTS).map(([language, texts]) => [language, texts[key]]))
}
