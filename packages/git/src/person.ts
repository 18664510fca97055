import { createHmac } from 'node:crypto'
import { GitError } from './errors.ts'

export interface Author {
  /** The same for every commit of this person under one salt; says nothing about the address to anyone else. */
  readonly id: string
  /** For people to read: 1 to 200 characters, no control characters. */
  readonly name: string
  /** Only if asked for with `keepEmail`. */
  readonly email?: string
}

export interface PersonOptions {
  /** A secret text. The same salt gives the same ids in every import. */
  readonly salt: string
  /** Also hand out e-mail addresses in clear. Off unless asked for. */
  readonly keepEmail?: boolean
}

/** 64 bits: among a million people the chance that any two share an id is about one in 37 million. */
const ID_LENGTH = 16

const LONGEST_NAME = 200

const UNNAMED = 'Unnamed'

/** Git could not find an author in the commit and wrote the placeholders out instead. */
const NO_NAME = '%aN'
const NO_EMAIL = '%aE'

export function requireSalt(salt: string): void {
  if (salt === '') throw new GitError('salt_missing')
}

/** Who wrote a commit, or null if it does not say. People without an address are told apart by their names. */
export function readAuthor(email: string, name: string, options: PersonOptions): Author | null {
  const address = email === NO_EMAIL ? '' : email.trim().toLowerCase()
  const given = name === NO_NAME ? '' : readableName(name)
  if (address === '' && given === '') return null

  const id = hash(address === '' ? `name:${given.toLowerCase()}` : address, options.salt)
  if (options.keepEmail === true) return { id, name: given || UNNAMED, email: address }
  return { id, name: withoutAddress(given) || UNNAMED }
}

function hash(identity: string, salt: string): string {
  return createHmac('sha256', salt).update(identity).digest('hex').slice(0, ID_LENGTH)
}

/** Control characters break lists and logs, and direction marks turn around the text after a name. */
const UNREADABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu

/** `text` on one line, with nothing in it that the event format refuses. */
export function readableName(text: string): string {
  const start = text
    .slice(0, 4 * LONGEST_NAME)
    .replace(UNREADABLE, ' ')
    .trim()
  return Array.from(start).slice(0, LONGEST_NAME).join('').trim()
}

/** Many people have their address as their name; of that only the part before the @ may be shown. */
function withoutAddress(name: string): string {
  return name.replace(/@[^\s@<>()]+/g, '').trim()
}
