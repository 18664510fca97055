/** What is wrong with one input: a code for programs, a sentence for people, and where it stands. */
export interface Problem {
  readonly code: string
  readonly message: string
  /** Path of the offending field, such as `at` or `data.files`; absent when the whole input is meant. */
  readonly field?: string
}
