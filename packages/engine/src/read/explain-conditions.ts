import { type Badge, type Catalog, conditionText, type ExplainedCriteria, resultText, secretText } from '@laurel/core'

/** One condition of a badge, with those that it is made of, in the reader's language. */
export interface Condition {
  /** `holds`: another badge, whose own condition stands below it. `secret`: one that the reader may not know of. */
  readonly kind: ExplainedCriteria['kind'] | 'secret'
  readonly isTrue: boolean
  /** What it asks: "interactions ≥ 300". */
  readonly text: string
  /** What it comes to: "265, 35 missing"; empty for one that is made of others. */
  readonly result: string
  readonly number: ConditionNumber | null
  readonly badge: string | null
  /** How many of its parts have to be true; null for one that has none. */
  readonly count: number | null
  readonly of: readonly Condition[]
}

export interface ConditionNumber {
  readonly metric: string
  /** The target for which it is counted; null for the person as a whole. */
  readonly target: string | null
  readonly op: '>=' | '>' | '<=' | '<' | '='
  readonly needed: number
  readonly value: number
  /** How much more makes it true; 0 where it is, null where more does not help. */
  readonly missing: number | null
}

/** A badge nobody may hear of before they hold it. */
export function isSecret(badge: Badge | undefined): boolean {
  return badge?.visibility === 'hidden'
}

/** What is left out of a tree. */
export interface LeftOut {
  /** Whether badges that the person does not hold and nobody may hear of are. */
  readonly discreet: boolean
  /** Badges that the person keeps from this reader. */
  readonly kept: ReadonlySet<string>
}

/** The tree for a reader. */
export function conditionOf(catalog: Catalog, node: ExplainedCriteria, locale: string, leftOut: LeftOut): Condition {
  const { kind, isTrue } = node
  const said = {
    kind,
    isTrue,
    text: conditionText(catalog, node, locale),
    result: resultText(node, locale),
    number: null,
    badge: null,
    count: null,
    of: [],
  }
  if (node.kind === 'compare') {
    const { metric, target, op, needed, value, missing } = node
    return { ...said, number: { metric, target, op, needed, value, missing } }
  }
  const inner = (part: ExplainedCriteria) => conditionOf(catalog, part, locale, leftOut)
  if (node.kind !== 'holds') return { ...said, count: node.count, of: node.of.map(inner) }
  const isUnheard = leftOut.discreet && !isTrue && isSecret(catalog.badges[node.badge])
  if (isUnheard || leftOut.kept.has(node.badge))
    return { ...said, kind: 'secret', text: secretText(locale), result: '' }
  return { ...said, badge: node.badge, of: [inner(node.criteria)] }
}

/** Whether a number stands in a tree. */
export function hasNumber(tree: Condition, metric: string, target: string | null): boolean {
  const { number, of } = tree
  return (number?.metric === metric && number.target === target) || of.some((part) => hasNumber(part, metric, target))
}
