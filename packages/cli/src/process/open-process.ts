import type { Laurel, Logger } from '@laurel/engine'
import { createLogger } from '@laurel/server'
import { openCommunity, type Place } from '../database.ts'
import type { Io } from '../io.ts'
import type { SettingOptions } from '../settings/read-settings.ts'
import { requireSettings } from '../settings/required-settings.ts'
import type { Settings } from '../settings/settings.ts'

/** What a process that goes on stands on. */
export interface OpenProcess {
  readonly settings: Settings
  readonly logger: Logger
  readonly place: Place
  /** The caller's to close. */
  readonly laurel: Laurel
}

/** Checks all settings, then opens the community. @throws InvalidSettings naming everything that is wrong with them. */
export async function openProcess(options: SettingOptions, io: Io): Promise<OpenProcess> {
  const { settings, catalog, warnings } = await requireSettings(options, io)
  const logger = createLogger({
    level: settings.logLevel.value,
    destination: { write: (line) => io.stderr.write(line) },
  })
  for (const { variable, message, mend } of warnings) logger.warn({ variable }, `${message} ${mend}`)
  const place = { database: settings.database.value, schema: settings.schema.value }
  const named = settings.catalog.from !== null
  const laurel = await openCommunity(place, catalog, io, { logger, named })
  return { settings, logger, place, laurel }
}
