import type { Client } from '@laurel/api'
import type { ExplainRequest, Laurel } from '@laurel/engine'
import { type DatabaseOptions, openExisting, placeOf } from '../database.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { explainText, type Told } from '../explain/explain-text.ts'
import { Failure } from '../failure.ts'
import type { Io } from '../io.ts'
import { printResult } from '../output.ts'
import { findProfile, type PeopleSource } from '../profile/find-person.ts'
import { laurelSource, serverSource } from '../profile/sources.ts'
import { clientFor } from '../server.ts'
import { styleFor } from '../style.ts'
import { requireLocale } from './profile.ts'

export interface ExplainCommandOptions extends DatabaseOptions {
  readonly instance?: string
  readonly facts?: string
  readonly server?: string
  readonly locale?: string
  readonly json?: boolean
}

/** `laurel explain <person> <badge>`: why somebody holds a badge, or what is missing. */
export async function explain(text: string, badge: string, options: ExplainCommandOptions, io: Io): Promise<ExitCode> {
  const locale = requireLocale(options.locale ?? 'en')
  const facts = options.facts === undefined ? 0 : numberOf(options.facts)
  const { person, told } = await atSource(options, io, async (source) => {
    const { person } = await findProfile(source.people, text, locale)
    const request = {
      person: person.id,
      badge,
      ...(options.instance === undefined ? {} : { instance: options.instance }),
    }
    return { person, told: await source.explain(request, locale, Math.max(facts, LISTED)) }
  })
  printResult(io, options.json, told, () => explainText(told, person, { locale, facts }, styleFor(io.stdout, io.env)))
  return EXIT.ok
}

/** How many events of each number an explanation has unless more are asked for; the text may show fewer. */
const LISTED = 100

/** What a database and a server have in common here. */
interface Source {
  readonly people: PeopleSource
  explain(request: ExplainRequest, locale: string, limit: number): Promise<Told>
}

async function atSource<T>(options: ExplainCommandOptions, io: Io, work: (source: Source) => Promise<T>): Promise<T> {
  if (options.server !== undefined) return work(sourceAt(clientFor(options.server, io.env)))
  const laurel = await openExisting(placeOf(options, io.env), io)
  try {
    return await work(sourceIn(laurel))
  } finally {
    await laurel.close()
  }
}

function sourceAt(client: Client): Source {
  return {
    people: serverSource(client),
    explain: ({ person, badge, ...rest }, locale, limit) => client.explain(person, badge, { ...rest, locale, limit }),
  }
}

function sourceIn(laurel: Laurel): Source {
  return {
    people: laurelSource(laurel),
    explain: async (request, locale, limit) => {
      const told = await laurel.explain(request, { locale, limit })
      if (told !== null) return told
      throw new Failure(EXIT.notFound, 'unknown_person', `Nobody here has the id "${request.person}" any more.`)
    },
  }
}

function numberOf(text: string): number {
  const number = Number(text)
  if (Number.isInteger(number) && number >= 0 && number <= 1_000) return number
  throw new Failure(EXIT.usage, 'invalid_facts', `"${text}" is no number of events to list. Give 0 to 1000.`)
}
