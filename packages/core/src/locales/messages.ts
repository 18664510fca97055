/** The sentences Laurel says itself, in ICU message format. A language is one file of these. */
export interface Messages {
  readonly congratulation: string
  readonly congratulationFor: string
  readonly congratulationMany: string
  readonly onlyMore: string
  readonly almost: string
  readonly justAway: string
  readonly progress: string
  readonly earned: string
}
