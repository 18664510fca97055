import { type Fact, subjectOf } from '@laurel/core'
import type { Database } from '../database/database.ts'
import { list, type Sql, sql, table } from '../database/sql.ts'
import { keyOf } from '../rows/fact-key.ts'
import type { Change } from './change.ts'
import type { CorrectedEvent } from './judge.ts'
import { time, UNCHANGED } from './statement.ts'

/** New facts, each with how it counts, and those that the folds made. */
export function insertEvents(db: Database, { facts: sent, people, judged }: Change, at: Sql): readonly Sql[] {
  const facts = [...sent, ...people.flatMap((person) => person.facts)]
  if (facts.length === 0) return []
  const judgementOf = (fact: Fact) => judged?.judgements.get(keyOf(fact))
  const rows = table('e', facts, {
    person: ['text', subjectOf],
    id: ['text', (fact) => fact.id],
    type: ['text', (fact) => fact.type],
    at: ['float8', (fact) => fact.at],
    actor: ['text', (fact) => fact.actor],
    owner: ['text', (fact) => fact.owner],
    target: ['text', (fact) => fact.target],
    value: ['float8', (fact) => fact.value],
    zone: ['text', (fact) => fact.zone],
    data: ['jsonb', (fact) => (fact.data === null ? null : JSON.stringify(fact.data))],
    ignored: ['text', (fact) => judgementOf(fact)?.ignored],
    corrected_value: ['float8', (fact) => judgementOf(fact)?.value],
    corrects: ['text', (fact) => judgementOf(fact)?.corrects],
  })
  return [
    sql`events as (
      insert into ${db.schema}.event (person, id, type, at, received_at, actor, owner, target, value, zone, data,
                                      ignored, corrected_value, corrects)
      select person, id, type, ${time('at')}, ${at}, actor, owner, target, value, zone, data,
             ignored, corrected_value, corrects
      from ${rows} where ${UNCHANGED}
    )`,
  ]
}

/** Stored events that count differently from now on: what was sent stays, and how it counts stands beside it. */
export function correctEvents(db: Database, events: readonly CorrectedEvent[]): readonly Sql[] {
  if (events.length === 0) return []
  const corrected = table('c', events, {
    person: ['text', ({ fact }) => subjectOf(fact)],
    id: ['text', ({ fact }) => fact.id],
    ignored: ['text', ({ judgement }) => judgement.ignored],
    corrected_value: ['float8', ({ judgement }) => judgement.value],
  })
  return [
    sql`corrected_events as (
      update ${db.schema}.event e set ignored = c.ignored, corrected_value = c.corrected_value from ${corrected}
      where e.person = c.person and e.id = c.id
        and e.person = any(${list(events.map(({ fact }) => subjectOf(fact)))}) and ${UNCHANGED}
    )`,
  ]
}
