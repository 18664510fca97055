import { TIERS } from '@laurel/core'
import type { BadgeInfo, HolderCounts } from '@laurel/engine'
import { html, raw } from 'hono/html'
import type { Visitor } from '../../http/visitor.ts'
import type { Html } from '../../view/html.ts'
import { icon } from '../../view/icon.ts'
import { medal } from '../../view/medal.ts'
import { type DiscoveryTexts, discoveryTexts } from './texts.ts'
import { badgesOf, type Choice, peopleWith, type Wish } from './wish.ts'

/** The search, and every tier and category with how many people it has. */
export function filters(wish: Wish, choice: Choice, counts: HolderCounts, { locale, texts: common }: Visitor): Html {
  const texts = discoveryTexts(locale)
  const category = wish.by === 'badge' ? wish.badge.category : wish.by === 'category' ? wish.category : null
  return html`<div class="filters">
    <form action="/discover" method="get" role="search">
      <label class="unseen" for="q">${texts.search}</label>
      <div class="search"><input type="search" id="q" name="q" value="${choice.query}" placeholder="${texts.searchHint}" autocomplete="off">
        <button type="submit" class="secondary" aria-label="${texts.find}">${icon('search')}</button></div>
    </form>
    <nav aria-label="${texts.filters}">
      <div><a href="/discover"${currentIf(wish.by === 'nothing')}>${texts.everybody}</a></div>
      <p class="small muted">${texts.category}</p>
      <div>${choice.categories.map(({ id, name }) => filterLink(peopleWith('category', id), name, counts.categories[id] ?? 0, id === category, locale))}</div>
      <p class="small muted">${texts.tier}</p>
      <div>${TIERS.toReversed().map((tier) => filterLink(peopleWith('tier', tier), common.tiers[tier], counts.tiers[tier], wish.by === 'tier' && wish.tier === tier, locale))}</div>
    </nav>
  </div>`
}

function filterLink(path: string, name: string, count: number, isCurrent: boolean, locale: string): Html {
  return html`<a href="${path}"${currentIf(isCurrent)}><span>${name}</span><span class="number">${count.toLocaleString(locale)}</span></a>`
}

/** The badges to narrow a wish down to. */
export function badgeChoice(wish: Wish, choice: Choice, { locale }: Visitor): Html | null {
  const badges = badgesOf(wish, choice)
  const current = wish.by === 'badge' ? wish.badge.id : null
  return badges.length === 0 ? null : badgeNavigation(badges, current, discoveryTexts(locale).alsoIn, locale)
}

/** "Show me Project Pros": the badges that people hold, the highest first. */
export function shortcuts({ badges }: Choice, { locale }: Visitor): Html | null {
  const texts = discoveryTexts(locale)
  const held = badges.filter(({ holders }) => holders > 0)
  const best = held.toSorted((a, b) => TIERS.indexOf(b.tier) - TIERS.indexOf(a.tier) || b.holders - a.holders)
  if (best.length === 0) return null
  return html`<section class="card"><h2>${texts.shortcuts}</h2>
    ${badgeNavigation(best.slice(0, MOST_SHORTCUTS), null, texts.shortcuts, locale)}</section>`
}

const MOST_SHORTCUTS = 9

function badgeNavigation(
  badges: readonly BadgeInfo[],
  current: string | null,
  label: string,
  locale: 'en' | 'de',
): Html {
  const texts = discoveryTexts(locale)
  return html`<nav class="badge-choice" aria-label="${label}">${badges.map((badge) => badgeOption(badge, current, texts, locale))}</nav>`
}

function badgeOption(
  { id, name, glyph, tier, holders }: BadgeInfo,
  current: string | null,
  texts: DiscoveryTexts,
  locale: string,
) {
  return html`<a href="${peopleWith('badge', id)}"${currentIf(id === current)}>${medal(glyph, tier, { size: 30 })}<bdi>${name}</bdi> <span class="number" aria-hidden="true">${holders.toLocaleString(locale)}</span><span class="unseen">${texts.count(holders)}</span></a>`
}

function currentIf(is: boolean) {
  return is ? raw(' aria-current="page"') : ''
}
