import type { LaurelPath as PathElement, Profile, Showcase } from '@laurel/elements'
import {
  LaurelFlair,
  LaurelHighlights,
  LaurelNext,
  LaurelPath,
  LaurelProvider,
  LaurelShowcase,
  LaurelToast,
  useFeed,
  useProfile,
  useShowcase,
} from '@laurel/react'
import { type ReactElement, useRef, useState } from 'react'
import { Inbox } from './inbox.tsx'
import { Lately } from './lately.tsx'
import { VISITOR } from './visitor.ts'

/** What the server wrote the page from. */
export interface First {
  readonly person: string
  readonly profile: Profile
  readonly showcase: Showcase
}

export interface AppProps {
  readonly first?: First | undefined
  /** For the rules of style that a server writes. */
  readonly nonce?: string | undefined
}

/** A profile page with the visitor's inbox. */
export function App({ first, nonce }: AppProps): ReactElement {
  const [person, setPerson] = useState(VISITOR)
  const [locale, setLocale] = useState('en')
  return (
    <LaurelProvider src="/laurel/v1" person={person} locale={locale} zone="Europe/London" nonce={nonce}>
      <nav>
        <Choice of={['ada', 'grace']} chosen={person} choose={setPerson} />
        <Choice of={['en', 'de']} chosen={locale} choose={setLocale} />
      </nav>
      <main lang={locale}>
        <ProfilePage first={first?.person === person ? first : undefined} />
      </main>
    </LaurelProvider>
  )
}

function ProfilePage({ first }: { readonly first: First | undefined }): ReactElement {
  const profile = useProfile()
  const showcase = useShowcase()
  const feed = useFeed({ limit: 2 })
  const path = useRef<PathElement>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const shown = profile.data ?? first?.profile
  function earned(): void {
    profile.reload()
    showcase.reload()
    feed.reload()
    path.current?.reload()
  }
  return (
    <>
      <header>
        <h1>
          <LaurelFlair data={shown} size={28}>
            {shown?.person.name ?? 'Somebody'}
          </LaurelFlair>
        </h1>
        <LaurelHighlights data={shown} />
      </header>
      <LaurelNext data={shown} limit={2} />
      <LaurelPath
        ref={path}
        name="Builder Path"
        badges="first-builder project-rookie project-enthusiast"
        onLaurelError={() => setTrouble('The path could not be loaded.')}
      />
      {trouble !== null && <p role="status">{trouble}</p>}
      <Inbox person={VISITOR} onNotice={earned} />
      <LaurelToast person={VISITOR} />
      <Lately feed={feed} />
      <LaurelShowcase data={showcase.data ?? first?.showcase} />
    </>
  )
}

interface ChoiceProps {
  readonly of: readonly string[]
  readonly chosen: string
  readonly choose: (value: string) => void
}

function Choice({ of, chosen, choose }: ChoiceProps): ReactElement {
  return (
    <p>
      {of.map((value) => (
        <button key={value} type="button" aria-pressed={value === chosen} onClick={() => choose(value)}>
          {value}
        </button>
      ))}
    </p>
  )
}
