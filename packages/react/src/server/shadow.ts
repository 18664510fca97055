import {
  renderAccomplishments,
  renderBadge,
  renderFeed,
  renderFlair,
  renderHighlights,
  renderHolders,
  renderInbox,
  renderNext,
  renderPath,
  renderProfileCard,
  renderShowcase,
  renderStreak,
  renderToast,
} from '@laurel/elements/render'
import { createElement, type ReactElement } from 'react'

/**
 * What a server writes into an element, as declarative shadow DOM: what it shows of its data, or what keeps its place.
 * The parser of a page attaches it and leaves no `template` behind, so a browser that renders none finds what it expects.
 */
export function shadowOf(tag: keyof typeof RENDER, props: object, nonce: string | undefined): ReactElement | null {
  // A test may render in a browser of its own with what is meant for servers.
  if (typeof document !== 'undefined') return null
  const { data, ...options } = withoutNull({ ...props, nonce })
  // The props of a component are what its element takes, and that is what its render function takes.
  const render: Render = RENDER[tag]
  const html = render(data as never, options as never)
  // Render functions escape what they are given.
  const template = { shadowrootmode: 'open', dangerouslySetInnerHTML: { __html: insideOf(html) } }
  return createElement('template', template)
}

/** Null is nothing in a property, and not known to a render function. */
function withoutNull(props: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== null))
}

/** What stands between the only `template` of an element, whose own tag React writes. */
function insideOf(html: string): string {
  return html.slice(html.indexOf(BEGIN) + BEGIN.length, html.lastIndexOf('</template>'))
}

const BEGIN = '<template shadowrootmode="open">'

const RENDER = {
  'laurel-accomplishments': renderAccomplishments,
  'laurel-badge': renderBadge,
  'laurel-feed': renderFeed,
  'laurel-flair': renderFlair,
  'laurel-highlights': renderHighlights,
  'laurel-holders': renderHolders,
  'laurel-inbox': renderInbox,
  'laurel-next': renderNext,
  'laurel-path': renderPath,
  'laurel-profile-card': renderProfileCard,
  'laurel-showcase': renderShowcase,
  'laurel-streak': renderStreak,
  'laurel-toast': renderToast,
} as const satisfies Readonly<Record<`laurel-${string}`, Render>>

type Render = (data: never, options: never) => string
