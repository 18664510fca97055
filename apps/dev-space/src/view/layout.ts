import { badgeArt } from '@laurel/elements/render'
import { html, raw } from 'hono/html'
import type { Assets } from '../assets/assets.ts'
import type { Visitor } from '../http/visitor.ts'
import type { Texts } from '../texts/texts.ts'
import { drawn } from './elements.ts'
import type { Html } from './html.ts'
import { icon } from './icon.ts'
import { languageForm } from './language-form.ts'
import { avatar, profilePath } from './people.ts'

export type NavigationItem = 'home' | 'projects' | 'discussions' | 'discover'

export interface LayoutContent {
  readonly title: string
  readonly body: Html
  readonly visitor: Visitor
  readonly assets: Assets
  readonly at?: NavigationItem
  /** How many notices wait in the inbox. */
  readonly unread: number
  /** What was just earned; null for strangers. */
  readonly news: Html | null
}

/** The frame that all pages share. */
export function layout(content: LayoutContent): Html {
  const { title, body, visitor, assets, at, unread, news } = content
  const { locale, theme, texts } = visitor
  return html`<!doctype html>
<html lang="${locale}"${theme === 'system' ? '' : raw(` data-theme="${theme}"`)}>
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="${theme === 'system' ? 'light dark' : theme}">
  <title>${title === 'Dev-Space' ? title : `${title} · Dev-Space`}</title>
  <link rel="preload" href="${assets.font}" as="font" type="font/woff2" crossorigin>
  <link rel="stylesheet" href="${assets.styles}">
  <link rel="icon" href="/favicon.svg" type="image/svg+xml">
  <script type="module" src="${assets.script}"></script>
</head>
<body>
<a class="skip" href="#content">${texts.skip}</a>
<header class="top">
  <div class="top-inside">
    <a class="logo" href="/" aria-label="Dev-Space">${LOGO}<span>Dev-Space</span></a>
    <nav aria-label="${texts.navigation}">
      ${NAVIGATION.map(([item, path]) => navigationLink(item, path, texts, at))}
    </nav>
    ${visitorCorner(visitor, unread)}
  </div>
</header>
<main id="content">
${news}
${body}
</main>
<footer><p>${texts.footer}</p>${languageForm(visitor)}</footer>
</body>
</html>`
}

const NAVIGATION: readonly (readonly [NavigationItem, string])[] = [
  ['home', '/'],
  ['projects', '/projects'],
  ['discussions', '/discussions'],
  ['discover', '/discover'],
]

const LOGO = drawn(badgeArt({ glyph: 'sprout', tier: 'gold', size: 30 }))

function navigationLink(item: NavigationItem, path: string, texts: Texts, at: NavigationItem | undefined): Html {
  return html`<a href="${path}"${item === at ? raw(' aria-current="page"') : ''}>${texts[item]}</a>`
}

function visitorCorner({ account, texts }: Visitor, unread: number): Html {
  if (account === null)
    return html`<div class="corner"><a class="quiet" href="/sign-in">${texts.signIn}</a><a class="button" href="/join">${texts.join}</a></div>`
  return html`<div class="corner">
    ${bell(texts, unread)}
    <details class="menu">
      <summary class="face"><span class="unseen">${texts.yourMenu(account.handle)}</span>${avatar(account, 'small')}</summary>
      <ul>
        <li><a href="${profilePath(account)}">${texts.yourProfile}</a></li>
        <li><a href="/code">${texts.bringCommits}</a></li>
        <li><a href="/settings">${texts.settings}</a></li>
        <li><form method="post" action="/sign-out"><button type="submit" class="link">${texts.signOut}</button></form></li>
      </ul>
    </details>
  </div>`
}

/** The script that counts on needs the words for any number. */
function bell(texts: Texts, unread: number): Html {
  const label = (n: number | null) => (n === 0 ? texts.inbox : `${texts.inbox}, ${texts.unread(n ?? '#')}`)
  return html`<a class="bell" id="bell" href="/inbox" aria-label="${label(unread)}" title="${texts.inbox}" data-none="${label(0)}" data-one="${label(1)}" data-many="${label(null)}">${icon('bell')}<i${unread === 0 ? raw(' hidden') : ''}>${Math.min(unread, 99)}</i></a>`
}
