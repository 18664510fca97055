import type { PersonAnswer } from '../data/answers.ts'
import { html, type Markup } from '../html/markup.ts'
import type { Reader } from '../texts/reader.ts'
import { hrefOf, isSafe, linked } from './links.ts'

/** "@mike", or the name of somebody without a handle. */
export function mention({ id, name, handle }: PersonAnswer): string {
  return handle === null ? (name ?? id) : `@${handle}`
}

/** What stands for a person, leading where the host's template says. */
export function personLink(text: string, { id, handle }: PersonAnswer, { personHref }: Reader): Markup {
  return linked(html`<bdi>${text}</bdi>`, hrefOf(personHref, { id, handle, person: id }))
}

/** Their picture, else the first letters of their name. */
export function avatar({ id, name, handle, avatar }: PersonAnswer, size: number): Markup {
  if (avatar !== null && isSafe(avatar))
    return html`<img class="avatar" src="${avatar}" alt="" width="${size}" height="${size}" loading="lazy">`
  const words = (name ?? handle ?? id).trim().split(/\s+/)
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map((word = '') => [...word][0])
  return html`<svg class="avatar" width="${size}" height="${size}" viewBox="0 0 64 64" aria-hidden="true"><text x="32" y="40" text-anchor="middle">${letters}</text></svg>`
}

export const AVATAR_STYLES =
  '.avatar{flex:none;border-radius:50%;background:var(--_track);object-fit:cover;fill:var(--_ink);font-size:24px;font-weight:600;text-transform:uppercase}'
