import type { BadgeExplanation, Condition, Person } from '@laurel/engine'
import { columns } from '../format.ts'
import type { Style } from '../style.ts'
import { type ExplainWords, wordsFor } from './words.ts'

/** The same from a database, with dates, and from a server, with their text. */
export type Wire<T> = T extends Date
  ? Date | string
  : T extends readonly (infer Item)[]
    ? readonly Wire<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Wire<T[Key]> }
      : T

export type Told = Wire<BadgeExplanation>

type Metric = Told['metrics'][number]

export interface TextOptions {
  readonly locale: string
  /** How many events to list of each number. */
  readonly facts: number
}

/** An explanation as lines to read in a terminal, in the reader's language. */
export function explainText(
  told: Told,
  person: Pick<Person, 'id' | 'name' | 'zone'>,
  options: TextOptions,
  style: Style,
): readonly string[] {
  const words = wordsFor(options.locale)
  const page: Page = {
    told,
    words,
    style,
    options,
    date: dateIn(options.locale, person.zone ?? 'UTC'),
    shown: new Set(),
  }
  const instance = told.instance === '' ? '' : ` (${told.instance})`
  return [
    `${style.bold(person.name ?? person.id)}${person.name === null ? '' : ` ${style.dim(person.id)}`}`,
    `${style.bold(told.name)}${instance}: ${told.text.replace(/\.?$/, '.')}`,
    ...factsOnStanding(page),
    ...conditionLines(page, told.criteria, '  '),
    ...section(page, words.decisions, decisionRows(page)),
    ...section(page, words.history, historyRows(page)),
    ...section(
      page,
      words.failures,
      told.failures.map(({ event, error }) => [event, error ?? '']),
    ),
    ...(told.isCurrent ? [] : ['', words.notCurrent]),
  ]
}

interface Page {
  readonly told: Told
  readonly words: ExplainWords
  readonly style: Style
  readonly options: TextOptions
  readonly date: (at: Date | string) => string
  /** The numbers whose events were told already. */
  readonly shown: Set<Metric>
}

function factsOnStanding({ told, words, date }: Page): readonly string[] {
  const { earnedBy, times, endsAt } = told
  return [
    ...(earnedBy === null ? [] : [words.earnedBy(earnedBy.event, earnedBy.type)]),
    ...(times > 1 ? [words.times(times)] : []),
    ...(endsAt === null ? [] : [words.ends(date(endsAt))]),
  ]
}

function conditionLines(page: Page, node: Wire<Condition>, indent: string): readonly string[] {
  const { style, told, shown } = page
  const sign = node.isTrue ? style.green('✓') : style.red('✗')
  const line = `${indent}${sign} ${spoken(node.text)}${node.result === '' ? '' : `   ${node.result}`}`
  const { number } = node
  const metric = told.metrics.find(({ metric: id, target }) => id === number?.metric && target === number.target)
  const isNew = metric !== undefined && !shown.has(metric)
  if (isNew) shown.add(metric)
  return [
    line,
    ...(isNew ? metricLines(page, metric, `${indent}    `) : []),
    ...node.of.flatMap((part) => conditionLines(page, part, `${indent}  `)),
  ]
}

function metricLines(page: Page, metric: Metric, indent: string): readonly string[] {
  const { style, options, words } = page
  const facts = metric.facts.slice(0, options.facts)
  const older = metric.facts.length - facts.length + metric.more
  const number = new Intl.NumberFormat(options.locale)
  return [
    ...(metric.detail === '' ? [] : [indent + style.dim(metric.detail)]),
    indent + style.dim(metric.text),
    ...columns(
      facts.map((fact) => factRow(fact, words)),
      indent,
    ),
    ...(options.facts === 0 || older === 0 ? [] : [indent + style.dim(words.more(number.format(older)))]),
  ]
}

function factRow(fact: Metric['facts'][number], words: ExplainWords): readonly string[] {
  const { by, reason } = fact.correction ?? {}
  const said = [by == null ? '' : words.by(by), reason ?? ''].filter((text) => text !== '').join(', ')
  const zone = fact.zoneFrom === 'community' ? `${fact.zone}, ${words.assumed}` : fact.zone
  return [fact.day, fact.event, fact.type, said === '' ? fact.text : `${fact.text}: ${said}`, zone]
}

function decisionRows({ told, words, date }: Page): readonly (readonly string[])[] {
  return told.decisions.map(({ at, text, by }) => [date(at), text, by === null ? '' : words.by(by)])
}

function historyRows({ told, words, date }: Page): readonly (readonly string[])[] {
  return told.history.map(({ at, change, earnedAt, earlierAt }) => {
    const moved = earnedAt !== null && earlierAt !== null
    const what = change === 'moved' && moved ? words.moved(date(earnedAt), date(earlierAt)) : undefined
    return [date(at), what ?? (change === 'revoked' ? words.revoked : words.returned)]
  })
}

function section({ style }: Page, title: string, rows: readonly (readonly string[])[]): readonly string[] {
  return rows.length === 0 ? [] : ['', style.bold(title), ...columns(rows)]
}

/** A badge stands in `**`, for pages to make it bold. */
function spoken(text: string): string {
  return text.replaceAll('**', '')
}

function dateIn(locale: string, zone: string): (at: Date | string) => string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone })
  return (at) => format.format(new Date(at))
}
