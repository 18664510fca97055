import type { Community } from '../../community.ts'
import type { Locale } from '../../http/language.ts'

/** In which language somebody reads pages, and hears from Laurel. */
export async function saveLocale({ store, laurel }: Community, id: string, locale: Locale): Promise<void> {
  await store.many('update dev_space.person set locale = $2 where id = $1', [id, locale])
  await laurel.person(id, { locale })
}
