import { recognition } from './0001-recognition.ts'
import { preferences } from './0002-preferences.ts'

export interface Migration {
  readonly number: number
  readonly name: string
  /** Plain SQL; `:schema` stands for the community's schema. */
  readonly script: string
}

/** In order, each once, never changed after it was released. */
export const migrations: readonly Migration[] = [
  { number: 1, name: 'recognition', script: recognition },
  { number: 2, name: 'preferences', script: preferences },
]
