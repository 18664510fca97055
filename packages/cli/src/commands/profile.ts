import type { Profile } from '@laurel/engine'
import { type DatabaseOptions, openExisting, placeOf } from '../database.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import type { Io } from '../io.ts'
import { printResult } from '../output.ts'
import { findProfile } from '../profile/find-person.ts'
import { profileText } from '../profile/profile-text.ts'
import { laurelSource, serverSource } from '../profile/sources.ts'
import { clientFor } from '../server.ts'
import { styleFor } from '../style.ts'

export interface ProfileOptions extends DatabaseOptions {
  readonly server?: string
  readonly locale?: string
  readonly json?: boolean
}

/** `laurel profile <person>`: what somebody has achieved, and what comes next. */
export async function profile(person: string, options: ProfileOptions, io: Io): Promise<ExitCode> {
  const locale = requireLocale(options.locale ?? 'en')
  const found =
    options.server === undefined
      ? await findInDatabase(person, locale, options, io)
      : await findProfile(serverSource(clientFor(options.server, io.env)), person, locale)
  printResult(io, options.json, found, () => profileText(found, locale, styleFor(io.stdout, io.env)))
  return EXIT.ok
}

async function findInDatabase(person: string, locale: string, options: ProfileOptions, io: Io): Promise<Profile> {
  const laurel = await openExisting(placeOf(options, io.env), io)
  try {
    return await findProfile(laurelSource(laurel), person, locale)
  } finally {
    await laurel.close()
  }
}

/** @throws Failure for text that is no language tag. */
export function requireLocale(text: string): string {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? 'en'
  } catch (cause) {
    const message = `"${text}" is no language tag. Write one such as en, de or de-AT.`
    throw new Failure(EXIT.usage, 'invalid_locale', message, { cause })
  }
}
