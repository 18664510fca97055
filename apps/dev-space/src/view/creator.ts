import type { Highlight } from '@laurel/engine'
import { html } from 'hono/html'
import type { Community } from '../community.ts'
import type { Locale } from '../http/language.ts'
import type { Account } from '../store/accounts.ts'
import type { Texts } from '../texts/texts.ts'
import { badgePath } from './badge.ts'
import type { Html } from './html.ts'
import { medal } from './medal.ts'
import { personLink } from './people.ts'

/** Who made a project, with the best badge they hold. */
export interface Creator {
  readonly account: Account
  readonly best: Highlight | null
}

/** Creators by account id. */
export async function readCreators(
  { laurel }: Community,
  accounts: readonly Account[],
  locale: Locale,
): Promise<ReadonlyMap<string, Creator>> {
  const creators = await Promise.all(
    accounts.map(async (account): Promise<readonly [string, Creator]> => {
      const profile = await laurel.profile(account.id, { locale })
      return [account.id, { account, best: profile?.highlights[0] ?? null }]
    }),
  )
  return new Map(creators)
}

/** "by @mike", the best badge beside the name. */
export function creatorLine({ account, best }: Creator, texts: Texts): Html {
  return html`${texts.by(personLink(account))}${best && html` <a class="tag" href="${badgePath(best.badge)}">${medal(best.glyph, best.tier, { size: 18 })}${best.name}</a>`}`
}
