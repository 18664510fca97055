import { recognition } from './0001-recognition.ts'
import { preferences } from './0002-preferences.ts'
import { pendingEvents } from './0003-pending-events.ts'

export interface Migration {
  readonly number: number
  readonly name: string
  /** Plain SQL; `:schema` stands for the community's schema. */
  readonly script: string
  /**
   * Whether a process that does not know this migration would do harm: such a one refuses to start then. All others
   * go on beside it, so that a new version can be rolled out while the old one still runs.
   */
  readonly breaking?: boolean
}

/** In order, each once, never changed after it was released. */
export const migrations: readonly Migration[] = [
  { number: 1, name: 'recognition', script: recognition },
  { number: 2, name: 'preferences', script: preferences },
  { number: 3, name: 'pending events', script: pendingEvents },
]
