import type { AnswerOf, Contract } from '@laurel/api'

/** What the HTTP API answers; elements take the same as their `data`. */
export type Profile = AnswerOf<Contract['profile']>
export type Showcase = AnswerOf<Contract['showcase']>
export type Badge = AnswerOf<Contract['badge']>

export type NextBadge = Profile['next'][number]
export type ShowcaseBadge = Showcase['categories'][number]['badges'][number]
