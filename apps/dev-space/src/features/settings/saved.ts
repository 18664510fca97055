import type { Community } from '../../community.ts'
import type { Locale } from '../../http/language.ts'
import type { Account, Theme } from '../../store/accounts.ts'

/** In which language somebody reads pages, and hears from Laurel. */
export async function saveLocale({ store, laurel }: Community, id: string, locale: Locale): Promise<void> {
  await store.many('update dev_space.person set locale = $2 where id = $1', [id, locale])
  await laurel.person(id, { locale })
}

export interface Display {
  readonly locale: Locale
  readonly zone: string
  readonly theme: Theme
}

/** How somebody sees pages; their days for streaks are those of `zone` from now on. */
export async function saveDisplay({ store, laurel }: Community, id: string, display: Display): Promise<void> {
  const { locale, zone, theme } = display
  await store.many('update dev_space.person set locale = $2, zone = $3, theme = $4 where id = $1', [
    id,
    locale,
    zone,
    theme,
  ])
  await laurel.person(id, { locale, zone })
}

export type ProfileFields = Pick<Account, 'handle' | 'name' | 'title' | 'about'>

/** False when somebody else has the handle, also when both ask at once. */
export async function saveProfile({ store, laurel }: Community, id: string, fields: ProfileFields): Promise<boolean> {
  const { handle, name, title, about } = fields
  try {
    await store.many('update dev_space.person set handle = $2, name = $3, title = $4, about = $5 where id = $1', [
      id,
      handle,
      name,
      title,
      about,
    ])
  } catch (error) {
    if (isTaken(error)) return false
    throw error
  }
  await laurel.person(id, { handle, name })
  return true
}

/** Whether a unique key refused it; both databases say so by this code. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505'
}
