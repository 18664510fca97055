import type { BadgeInfo } from '@laurel/engine'
import type { Locale } from '../../http/language.ts'
import type { DiscoveryTexts } from './texts.ts'

/** "12 people · 4 % of people", as far as there is something to say. */
export function heldBy(
  { holders, rarity }: Pick<BadgeInfo, 'holders' | 'rarity'>,
  texts: DiscoveryTexts,
  locale: Locale,
) {
  const share = rarity === null || holders === 0 ? null : rarityText(rarity, texts, locale)
  return share === null ? texts.count(holders) : `${texts.count(holders)} · ${share}`
}

const LEAST = 0.001

function rarityText(rarity: number, texts: DiscoveryTexts, locale: Locale): string {
  const percent = (share: number, digits: number) =>
    share.toLocaleString(locale, { style: 'percent', maximumFractionDigits: digits })
  if (rarity < LEAST) return texts.rareBelow(percent(LEAST, 1))
  return texts.rarity(percent(rarity, rarity < 0.01 ? 1 : 0))
}
