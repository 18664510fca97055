import type { FactOutcome } from '../explain-outcomes.ts'
import type { ExplainedDecision } from '../explain-standing.ts'

/** The sentences of an explanation, in ICU message format. A language is one file of these. */
export interface ExplainMessages {
  /** What stands before the number that is needed. */
  readonly compare: string
  readonly holds: string
  readonly secret: string
  readonly all: string
  readonly any: string
  readonly not: string
  readonly atLeast: string
  readonly value: string
  readonly missing: string
  readonly held: string
  readonly notHeld: string
  readonly byDecision: string
  readonly kept: string
  readonly revoked: string
  readonly soldOut: string
  readonly lost: string
  readonly unavailable: string
  readonly progress: string
  readonly counts: string
  readonly countsNot: string
  readonly nothing: string
  readonly streak: string
  readonly freezes: string
  readonly window: string
  readonly noWindow: string
  readonly capped: string
  readonly capPeriod: string
  readonly capMinutes: string
  readonly ofPair: string
  readonly decisions: Readonly<Record<ExplainedDecision['kind'], string>>
  /** Why somebody keeps a badge that the rules no longer give. */
  readonly keptVersion: string
  readonly keptVoid: string
  /** After the number of facts: "9 done to their own things". */
  readonly outcomes: Readonly<Record<FactOutcome, string>>
}
