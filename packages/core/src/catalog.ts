import { z } from 'zod'

/**
 * The catalog as data: everything here is JSON, so that a catalog can be stored, edited in a console,
 * compared and previewed. `defineCatalog` builds one in TypeScript with every id checked by the compiler.
 */

/** One text per language, in ICU message format; `en` is what readers of other languages fall back to. */
const texts = z.record(z.string(), z.string()).meta({ id: 'Texts' })

export const TIERS = ['bronze', 'silver', 'gold', 'diamond'] as const
export type Tier = (typeof TIERS)[number]

/**
 * Ids stand in keys and lines of the database, so they hold no control characters and no `#`. What `in` finds on
 * every object would be found in every catalog, so it cannot name anything of one.
 */
const id = z
  .string()
  .regex(/^[^\p{Cc}\p{Cs}#]{1,100}$/u, 'An id has 1 to 100 characters, without # and control characters.')
  .refine((name) => !(name in Object.prototype), 'An id cannot be a word like "constructor".')

/** A field of an event that rules may look at: one of its own, or `data.` and a path into its data. */
const field = z
  .string()
  .regex(
    /^(?:type|actor|owner|target|value|zone|data(?:\.[\w-]+)+)$/,
    'A field is type, actor, owner, target, value, zone, or data.name.',
  )

const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'A time is written as 05:00, up to 23:59.')

/** A date on the person's calendar. */
const date = z.iso.date('A date is written as 2026-10-01.')

/** A date of a season: of one year (`2026-10-01`) or of every year (`10-01`). */
const seasonDate = z.union([
  date,
  z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'A day of every year is written as 10-01.'),
])

/** ISO: 1 is Monday, 7 is Sunday. */
const weekday = z.int().min(1).max(7)

const scalar = z.union([z.string(), z.number(), z.boolean()])

/**
 * A question to one event that is answered yes or no. An absent field equals nothing and compares with
 * nothing; text and numbers are never compared with each other, so "100" is not less than 30.
 */
export type Filter =
  | { readonly kind: 'equals'; readonly field: string; readonly value: string | number | boolean }
  | { readonly kind: 'in'; readonly field: string; readonly values: readonly (string | number | boolean)[] }
  | { readonly kind: 'compare'; readonly field: string; readonly op: CompareOp; readonly value: number }
  | { readonly kind: 'present'; readonly field: string }
  | { readonly kind: 'localTime'; readonly from: string; readonly to: string }
  | { readonly kind: 'weekday'; readonly days: readonly number[] }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Filter[] }
  | { readonly kind: 'not'; readonly of: Filter }

const compareOp = z.enum(['>=', '>', '<=', '<', '='])
export type CompareOp = z.infer<typeof compareOp>

const filter: z.ZodType<Filter, Filter> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('equals'), field, value: scalar }),
    z.strictObject({ kind: z.literal('in'), field, values: z.array(scalar).min(1) }),
    z.strictObject({ kind: z.literal('compare'), field, op: compareOp, value: z.number() }),
    z.strictObject({ kind: z.literal('present'), field }),
    /** The time on the person's wall, from the first (in) to the second (out); over midnight when it is earlier. */
    z.strictObject({ kind: z.literal('localTime'), from: timeOfDay, to: timeOfDay }),
    /** The day on the person's calendar: 1 Monday to 7 Sunday. */
    z.strictObject({ kind: z.literal('weekday'), days: z.array(weekday).min(1) }),
    z.strictObject({ kind: z.literal('all'), of: z.array(filter).min(1) }),
    z.strictObject({ kind: z.literal('any'), of: z.array(filter).min(1) }),
    z.strictObject({ kind: z.literal('not'), of: filter }),
  ]),
)

const eventTypes = z.array(id).min(1)

/**
 * The part of the calendar in which a number is counted: the day, ISO week, month or year that it is, the last so
 * many days with today, or a season (both its days are in it). Days are those of the person's calendar.
 */
const windowSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('calendar'), unit: z.enum(['day', 'week', 'month', 'year']) }),
  z.strictObject({ kind: z.literal('rolling'), days: z.int().min(1).max(400) }),
  z
    .strictObject({ kind: z.literal('season'), season: id, from: seasonDate, to: seasonDate })
    .refine(({ from, to }) => from.length === to.length, 'A season has two dates, or two days of every year.')
    .refine(({ from, to }) => from.length < 10 || to.length < 10 || from <= to, 'A season ends after it begins.'),
])

export type Window = Readonly<z.output<typeof windowSchema>>

/** At most so many count in a day, week, month or year of the person's calendar, or within any so many minutes. */
const capSchema = z.strictObject({
  most: z.int().positive().max(10_000),
  every: z.union([z.enum(['day', 'week', 'month', 'year']), z.strictObject({ minutes: z.int().positive() })]),
  /** Of one person in all, or of one person towards each other one. */
  of: z.enum(['person', 'pair']).default('person'),
})

export type Cap = Readonly<z.output<typeof capSchema>>

const wordsOf = {
  /** What is counted, after its number: `{count, plural, one {project} other {projects}}`. */
  noun: texts,
  /** What was done, with its number: `creating {count, plural, one {# project} other {# projects}}`. */
  deed: texts.optional(),
}

const metricBase = {
  /** Who is credited: who did it, whose thing it happened to, or each of the two. */
  credit: z.enum(['actor', 'owner', 'either']),
  /** Kept once for each target (this answer, that project) instead of once for the person. */
  per: z.literal('target').optional(),
  /** Only events that answer yes are counted. */
  where: filter.optional(),
  /** What somebody does to their own things does not count. */
  notSelf: z.literal(true).optional(),
  /** What happens between two people does not count from when one blocked the other. */
  notBlocked: z.literal(true).optional(),
  /** The least `value` that counts. */
  minimum: z.number().optional(),
  ...wordsOf,
}

const windowed = { window: windowSchema.optional() }

/** Things that come and go: added by one event type, taken away by another. */
const thing = z.strictObject({ added: eventTypes, removed: z.array(id).default([]) })

/** Days that may be missed: spent by themselves, only when they bridge a whole gap, and back when the day proves active. */
const freezes = z.strictObject({
  /** How many everybody begins with. */
  given: z.int().min(0).default(0),
  /** One more for so many active days. */
  every: z.int().positive().optional(),
  /** The most that can be kept. */
  cap: z.int().positive().max(100).default(100),
})

export type Freezes = Readonly<z.output<typeof freezes>>

export const metricSchema = z.discriminatedUnion('kind', [
  /** How many events. */
  z.strictObject({
    kind: z.literal('count'),
    of: eventTypes,
    caps: z.array(capSchema).min(1).max(4).optional(),
    ...windowed,
    ...metricBase,
  }),
  /** The sum of `fields` (each event's `value` unless said otherwise), at most `cap` from one event. */
  z.strictObject({
    kind: z.literal('sum'),
    of: eventTypes,
    fields: z.array(field).min(1).optional(),
    cap: z.number().positive().optional(),
    caps: z.array(capSchema).min(1).max(4).optional(),
    /** An event that would change the sum by more is set aside until somebody has looked at it. */
    plausible: z.number().positive().optional(),
    ...windowed,
    ...metricBase,
  }),
  /** How many different values of a field; an absent field counts for nothing. */
  z.strictObject({
    kind: z.literal('distinct'),
    of: eventTypes,
    by: field,
    caps: z.array(capSchema).min(1).max(1).optional(),
    ...windowed,
    ...metricBase,
  }),
  /** How many things are there now: added and not removed since. The same thing twice is one thing. */
  z.strictObject({
    kind: z.literal('live'),
    things: z.array(thing).min(1).max(30),
    by: field,
    caps: z.array(capSchema).min(1).max(1).optional(),
    ...windowed,
    ...metricBase,
  }),
  /** The highest that the running sum of `value` ever was; it stays when the sum falls. */
  z.strictObject({
    kind: z.literal('peak'),
    of: eventTypes,
    plausible: z.number().positive().optional(),
    ...metricBase,
  }),
  /** On how many different days of the person's calendar. */
  z.strictObject({ kind: z.literal('days'), of: eventTypes, ...windowed, ...metricBase }),
  /** The most neighbouring days, weeks or months with an event in each. */
  z.strictObject({
    kind: z.literal('streak'),
    of: eventTypes,
    every: z.enum(['day', 'week', 'month']).default('day'),
    /** Days of the week on which nothing is expected: they break no streak, and lengthen none. */
    rest: z.array(weekday).max(6).optional(),
    /** Events by which a person chooses rest days, a list in `data.days`: from the next week on. */
    restBy: eventTypes.optional(),
    /** How many in a row may be missed each time without a freeze. */
    grace: z.int().positive().max(30).optional(),
    freezes: freezes.optional(),
    /** Events that say that their day was frozen outside, by a freeze the host keeps itself. */
    frozenBy: eventTypes.optional(),
    /** Whether a day frozen so lengthens the streak, or only keeps it. */
    frozenCounts: z.boolean().default(false),
    /** Events that begin and end a pause, in which nothing is expected and what is done still counts. */
    pausedBy: eventTypes.optional(),
    resumedBy: eventTypes.optional(),
    /** Events that mend what was missed: the dates in `data.days`, or all of the gap before them. */
    repairedBy: eventTypes.optional(),
    ...metricBase,
  }),
  /** How many days lie between the first event of `from` and the latest of `of`. */
  z.strictObject({ kind: z.literal('span'), from: eventTypes, of: eventTypes, ...metricBase }),
  /** For how many targets another metric, kept per target, reached a number; `live`: and is still there. */
  z.strictObject({
    kind: z.literal('reached'),
    metric: id,
    at: z.number(),
    judged: z.enum(['ever', 'live']).default('ever'),
    ...wordsOf,
  }),
])

export type Metric = Readonly<z.output<typeof metricSchema>>

/** A metric that counts events itself, not what another one did. */
export type CountingMetric = Exclude<Metric, { readonly kind: 'reached' }>

/** What must be true for a badge. `metric` and `badge` are ids of the same catalog. */
export type Criteria<M extends string = string, B extends string = string> =
  | { readonly kind: 'compare'; readonly metric: M; readonly op: CompareOp; readonly value: number }
  | { readonly kind: 'holds'; readonly badge: B }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Criteria<M, B>[] }
  | { readonly kind: 'not'; readonly of: Criteria<M, B> }
  | { readonly kind: 'atLeast'; readonly count: number; readonly of: readonly Criteria<M, B>[] }

const criteria: z.ZodType<Criteria, Criteria> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('compare'), metric: id, op: compareOp, value: z.number() }),
    z.strictObject({ kind: z.literal('holds'), badge: id }),
    z.strictObject({ kind: z.literal('all'), of: z.array(criteria).min(1) }),
    z.strictObject({ kind: z.literal('any'), of: z.array(criteria).min(1) }),
    z.strictObject({ kind: z.literal('not'), of: criteria }),
    z.strictObject({ kind: z.literal('atLeast'), count: z.int().positive(), of: z.array(criteria).min(1) }),
  ]),
)

const badgeSchema = z.strictObject({
  name: texts,
  description: texts,
  category: id,
  tier: z.enum(TIERS),
  /** Name of a lucide icon, drawn on the medal. */
  glyph: z.string(),
  criteria,
  /** Judged for the person as a whole, or for one target at a time ("this answer has score 10"). */
  scope: z.enum(['person', 'target']).default('person'),
  /** How often one person can hold it: once in all, for each target, or for each period or season of its window. */
  once: z.enum(['person', 'target', 'period', 'season']).default('person'),
  /** `permanent`: once true, kept. `live`: held while the criteria are true. */
  truth: z.enum(['permanent', 'live']).default('permanent'),
  /** What a changed definition does to those who hold it: they keep it, or it is judged anew. */
  change: z.enum(['grandfather', 'recalculate']).default('grandfather'),
  /** Whether somebody loses a badge that rested on what another person never should have done. */
  voidCascades: z.boolean().default(false),
  /** Whether a reset of the person's account leaves it. */
  reset: z.enum(['keep', 'lose']).default('keep'),
  /** The days on which it can be earned, both included. */
  available: z.strictObject({ from: date.optional(), until: date.optional() }).optional(),
  /** A limited number of holders; whether one that is revoked is free again. */
  supply: z.strictObject({ most: z.int().positive(), release: z.boolean().default(false) }).optional(),
  /** `hidden`: nobody hears of it before they hold it. */
  visibility: z.enum(['public', 'hidden']).default('public'),
  /** `draft` is never earned; `retired` no longer, from `available.until` on, and is shown to those who hold it. */
  status: z.enum(['active', 'draft', 'retired']).default('active'),
  /** Whether the person is told. */
  announced: z.boolean().default(true),
  /** A live badge that comes back within so many days is not celebrated again. */
  quietDays: z.int().min(0).default(30),
  /** Who stands behind it, an id of the catalog's issuers. */
  issuer: id.optional(),
  /** Ids it had in earlier versions: who held those holds this one. */
  previousIds: z.array(id).default([]),
})

export type Badge = Readonly<z.output<typeof badgeSchema>>

const pathSchema = z.strictObject({
  name: texts,
  metric: id,
  /** Badge ids in rising order; each badge is reached at a number of the path's metric. */
  badges: z.array(id).min(1),
})

export type Path = Readonly<z.output<typeof pathSchema>>

const categorySchema = z.strictObject({ name: texts, description: texts.optional(), symbol: z.string().optional() })

export type Category = Readonly<z.output<typeof categorySchema>>

const issuerSchema = z.strictObject({ name: texts, url: z.url().optional(), email: z.email().optional() })

export const catalogSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/, 'A catalog id is lower-case letters, digits and hyphens.'),
  name: texts,
  /** Every language in which the catalog must be complete. */
  languages: z.array(z.string()).min(1).default(['en']),
  /** Every event type the host sends, with a sentence on what it means. */
  events: z.record(id, z.string()),
  categories: z.record(id, categorySchema),
  metrics: z.record(id, metricSchema),
  badges: z.record(id, badgeSchema),
  paths: z.record(id, pathSchema).default({}),
  issuers: z.record(id, issuerSchema).default({}),
  /** Events by which one person (actor) blocks another (owner), for metrics with `notBlocked`. */
  blocks: z.strictObject({ by: eventTypes, lifted: z.array(id).default([]) }).optional(),
  /** When a day begins on the person's clock: what is done before still belongs to the day before. */
  dayStart: timeOfDay.default('00:00'),
  /** An event that is told so many days after it happened is kept, and not counted. */
  horizonDays: z.int().positive().optional(),
  /** Metrics shown as plain numbers on a profile. */
  milestones: z.array(id).default([]),
})

/** A catalog as it is written: what has a default may be left out. */
export type CatalogInput = z.input<typeof catalogSchema>

/** A catalog with its defaults filled in; only `checkCatalog` and `defineCatalog` make one. */
export type Catalog = Readonly<z.output<typeof catalogSchema>>

export type Texts = Readonly<Record<string, string>>
