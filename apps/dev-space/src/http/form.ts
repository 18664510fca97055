import { createHash, randomUUID } from 'node:crypto'
import type { AppContext } from './visitor.ts'

/** The fields of a form that was sent, as text; a field that is missing is empty. */
export interface SentForm {
  /** Text on one line. */
  line(name: string): string
  /** Text with line breaks. */
  text(name: string): string
  /** Exactly what was typed, for a password. */
  secret(name: string): string
  /** Every value of a field that may be there several times. */
  all(name: string): readonly string[]
  /** Which copy of the form this is; a fresh one where the form had none. */
  readonly key: string
}

/** No form of ours comes near; what does is not from a person. */
export const LARGEST_FORM = 64 * 1024

export async function readForm(c: AppContext): Promise<SentForm> {
  const body = await c.req.parseBody({ all: true })
  const all = (name: string) => [body[name]].flat().filter((value) => typeof value === 'string')
  const field = (name: string): string => all(name).at(-1) ?? ''
  const key = field('form')
  return {
    line: (name) => oneLine(field(name)),
    text: (name) => clean(field(name).replace(/\r\n?/g, '\n')).trim(),
    secret: field,
    all,
    key: /^[\w-]{10,60}$/.test(key) ? key : newFormKey(),
  }
}

/** A form carries one, so that sending it twice does what it says once. */
export function newFormKey(): string {
  return randomUUID()
}

/** For texts that people write one after the other: whoever goes back and writes something else into it means both. */
export function keyOfText({ key }: SentForm, ...texts: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([key, ...texts]))
    .digest('base64url')
}

/** What was typed, as text on one line. */
export function oneLine(text: string): string {
  return clean(text).replace(/\s+/g, ' ').trim()
}

/** Ids of rows that are made here come from addresses, where anything may stand. */
export function isUuid(id: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)
}

/** Control characters cannot be stored, and direction marks turn around the text that follows a name. */
const UNREADABLE = /[^\P{Cc}\n]|[\p{Cs}\u202a-\u202e\u2066-\u2069]/gu

function clean(text: string): string {
  return text.normalize('NFC').replaceAll('\t', ' ').replace(UNREADABLE, '')
}

/** What a field must be; the limit is in characters as `maxlength` counts them. */
export interface Limit {
  readonly longest: number
  readonly required: boolean
}

export const LIMITS = {
  handle: { longest: 30, required: true },
  name: { longest: 60, required: true },
  title: { longest: 60, required: false },
  about: { longest: 600, required: false },
  email: { longest: 320, required: true },
  password: { longest: 128, required: true },
  project: { longest: 80, required: true },
  summary: { longest: 280, required: false },
  entry: { longest: 5_000, required: true },
  release: { longest: 40, required: true },
  notes: { longest: 5_000, required: false },
  contributionTitle: { longest: 100, required: true },
  contribution: { longest: 10_000, required: true },
  comment: { longest: 4_000, required: true },
  post: { longest: 4_000, required: true },
  discussion: { longest: 120, required: true },
  repository: { longest: 200, required: true },
  question: { longest: 10_000, required: true },
} as const satisfies Record<string, Limit>

export type Misfit = 'empty' | 'too_long'

/** What is wrong with the length of a text, or null. */
export function misfitOf(text: string, { longest, required }: Limit): Misfit | null {
  if (required && !/[\p{L}\p{N}\p{P}\p{S}]/u.test(text)) return 'empty'
  return text.length > longest ? 'too_long' : null
}
