import { html } from 'hono/html'
import type { Account } from '../store/accounts.ts'
import type { Html } from './html.ts'

/** Somebody as pages show them: an account of ours, or a person whom only Laurel knows. */
export interface ShownPerson {
  readonly id: string
  readonly name: string
  /** Only people with an account have one. */
  readonly handle: string | null
}

/** What Laurel knows of a person, together with the account, where there is one. */
export function shownPerson(
  person: { readonly id: string; readonly name: string | null },
  account: Account | null | undefined,
): ShownPerson {
  if (account) return account
  return { id: person.id, name: person.name ?? person.id, handle: null }
}

/** A handle cannot begin with `~`, so nobody can take the address of somebody without one. */
export function profilePath({ id, handle }: Pick<ShownPerson, 'id' | 'handle'>): string {
  return `/people/${handle === null ? `~${encodeURIComponent(id)}` : handle}`
}

/** `@mike`, or the name of somebody without a handle. */
export function personLink(person: ShownPerson): Html {
  return html`<a class="person" href="${profilePath(person)}">${person.handle === null ? person.name : `@${person.handle}`}</a>`
}

const COLOURS = 6

/** The first letters of a name on a colour that stays the same for this person. */
export function avatar({ id, name }: ShownPerson, size: 'small' | 'medium' | 'large' = 'medium'): Html {
  const colour = Array.from(id).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_973, 7) % COLOURS
  return html`<span class="avatar ${size} colour-${colour}" aria-hidden="true">${initials(name)}</span>`
}

function initials(name: string): string {
  const words = name.split(/[\s._-]+/).filter((word) => /^[\p{L}\p{N}]/u.test(word))
  const [first, ...others] = words
  const letters = [first, others.at(-1)].map((word) => (word === undefined ? '' : (Array.from(word)[0] ?? '')))
  return letters.join('').toUpperCase() || '?'
}
