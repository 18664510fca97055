import { html } from 'hono/html'
import { LIMITS, misfitOf, type SentForm } from '../../http/form.ts'
import type { Texts } from '../../texts/texts.ts'
import { lineField } from '../../view/fields.ts'
import type { Html } from '../../view/html.ts'
import { SHORTEST_PASSWORD } from './auth.ts'
import type { AccountTexts } from './texts.ts'

/** What was typed into one field, and what is wrong with it. */
export interface Typed {
  readonly value: string
  readonly problem?: string | undefined
}

/** How others know somebody. */
export interface Identity {
  readonly name: Typed
  readonly handle: Typed
}

/** What somebody signs in with. */
export interface Credentials {
  readonly email: Typed
  readonly password: Typed
}

const NOTHING: Typed = { value: '' }
export const NO_IDENTITY: Identity = { name: NOTHING, handle: NOTHING }
export const NO_CREDENTIALS: Credentials = { email: NOTHING, password: NOTHING }

export function isFine(...parts: readonly (Identity | Credentials)[]): boolean {
  return parts.flatMap((part): Typed[] => Object.values(part)).every(({ problem }) => problem === undefined)
}

export function readIdentity(form: SentForm, texts: AccountTexts, common: Texts): Identity {
  const name = form.line('name')
  // People type their handle as they say it: `@Ada`.
  const handle = form.line('handle').replace(/^@/, '').toLowerCase()
  return {
    name: { value: name, problem: nameProblem(name, texts, common) },
    handle: { value: handle, problem: handleProblem(handle, texts) },
  }
}

function nameProblem(name: string, texts: AccountTexts, common: Texts): string | undefined {
  const misfit = misfitOf(name, LIMITS.name)
  if (misfit === 'empty') return texts.nameMissing
  return misfit === 'too_long' ? common.tooLong(name.length, LIMITS.name.longest) : undefined
}

function handleProblem(handle: string, texts: AccountTexts): string | undefined {
  if (handle === '') return texts.handleMissing
  return /^[a-z][a-z0-9-]{1,29}$/.test(handle) ? undefined : texts.handleWrong
}

export function readCredentials(form: SentForm, texts: AccountTexts): Credentials {
  const email = form.line('email').toLowerCase()
  const password = form.secret('password')
  return {
    email: { value: email, problem: isEmail(email) ? undefined : texts.emailWrong },
    password: { value: '', problem: passwordProblem(password, texts) },
  }
}

function isEmail(text: string): boolean {
  return text.length <= LIMITS.email.longest && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)
}

/** What is wrong with a password as such. */
export function passwordProblem({ length }: string, texts: AccountTexts): string | undefined {
  if (length < SHORTEST_PASSWORD) return texts.passwordShort
  return length > LIMITS.password.longest ? texts.passwordLong : undefined
}

export function identityFields({ name, handle }: Identity, texts: AccountTexts): Html {
  return html`
    ${lineField({ name: 'name', label: texts.name, ...name, limit: LIMITS.name, autocomplete: 'name' })}
    ${lineField({ name: 'handle', label: texts.handle, ...handle, limit: LIMITS.handle, hint: texts.handleHint, autocomplete: 'nickname' })}`
}

/** A password that was typed is never sent back. */
export function credentialFields({ email, password }: Credentials, texts: AccountTexts, isNew: boolean): Html {
  return html`
    ${lineField({ name: 'email', label: texts.email, ...email, limit: LIMITS.email, type: 'email', autocomplete: 'username', ...(isNew && { hint: texts.emailHint }) })}
    ${lineField({ name: 'password', label: texts.password, value: '', problem: password.problem, limit: LIMITS.password, type: 'password', autocomplete: isNew ? 'new-password' : 'current-password', ...(isNew && { hint: texts.passwordHint }) })}`
}
