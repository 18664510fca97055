import { IntlMessageFormat } from 'intl-messageformat'
import type { Catalog, Texts } from './catalog.ts'
import type { CatalogProblem } from './catalog-problem.ts'

/** What is wrong with the texts of a catalog: one that is missing in a language, or cannot be filled in. */
export function* checkTexts(catalog: Catalog): Generator<CatalogProblem> {
  for (const [where, texts, samples] of textsOf(catalog)) {
    for (const language of catalog.languages) {
      if (!texts[language]?.trim()) {
        yield {
          code: 'missing_text',
          where: `${where}.${language}`,
          message: `There is no text in "${language}".`,
          mend: 'Write it, or take the language out of the catalog.',
        }
      }
    }
    for (const [language, text] of Object.entries(texts)) {
      yield* checkMessage(text, language, samples, `${where}.${language}`)
    }
  }
}

/** What is filled into a text: nothing, or a count. Two counts, because each language has its own plurals. */
type Samples = readonly Readonly<Record<string, number>>[]
const PLAIN: Samples = [{}]
const COUNTED: Samples = [{ count: 1 }, { count: 2 }]

function* textsOf(catalog: Catalog): Generator<readonly [string, Texts, Samples]> {
  yield ['name', catalog.name, PLAIN]
  for (const [id, category] of Object.entries(catalog.categories)) {
    yield [`categories.${id}.name`, category.name, PLAIN]
    if (category.description !== undefined) yield [`categories.${id}.description`, category.description, PLAIN]
  }
  for (const [id, metric] of Object.entries(catalog.metrics)) {
    yield [`metrics.${id}.noun`, metric.noun, COUNTED]
    if (metric.deed !== undefined) yield [`metrics.${id}.deed`, metric.deed, COUNTED]
  }
  for (const [id, badge] of Object.entries(catalog.badges)) {
    yield [`badges.${id}.name`, badge.name, PLAIN]
    yield [`badges.${id}.description`, badge.description, PLAIN]
  }
  for (const [id, path] of Object.entries(catalog.paths)) yield [`paths.${id}.name`, path.name, PLAIN]
  for (const [id, issuer] of Object.entries(catalog.issuers)) yield [`issuers.${id}.name`, issuer.name, PLAIN]
}

/** Fills the message in as well: a placeholder that nobody fills would fail when the first person reads it. */
function* checkMessage(text: string, language: string, samples: Samples, where: string): Generator<CatalogProblem> {
  try {
    const message = new IntlMessageFormat(text, language, undefined, { ignoreTag: true })
    for (const values of samples) message.format(values)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    yield {
      code: 'invalid_message',
      where,
      message: `The text is not an ICU message that can be filled in: ${reason}.`,
      mend: 'Check its braces; only {count} can be filled in, and only in noun and deed. A literal brace is quoted.',
    }
  }
}
