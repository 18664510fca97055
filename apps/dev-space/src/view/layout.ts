import { html, raw } from 'hono/html'
import type { Visitor } from '../http/visitor.ts'
import type { Texts } from '../texts/texts.ts'
import { STYLES_PATH } from './assets.ts'
import type { Html } from './html.ts'
import { icon } from './icon.ts'
import { medal, medalDefinitions } from './medal.ts'
import { avatar, profilePath } from './people.ts'

export type NavigationItem = 'home' | 'projects' | 'badges'

export interface LayoutContent {
  readonly title: string
  readonly body: Html
  readonly visitor: Visitor
  readonly at?: NavigationItem
  /** How many notices wait in the inbox. */
  readonly unread: number
  readonly news: Html | null
}

/** The frame that all pages share. */
export function layout({ title, body, visitor, at, unread, news }: LayoutContent): Html {
  const { locale, texts } = visitor
  return html`<!doctype html>
<html lang="${locale}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${title === 'Dev-Space' ? title : `${title} · Dev-Space`}</title>
  <link rel="stylesheet" href="${STYLES_PATH}">
  <link rel="icon" href="/favicon.svg" type="image/svg+xml">
</head>
<body>
${medalDefinitions()}
<a class="skip" href="#content">${texts.skip}</a>
<header class="top">
  <div class="top-inside">
    <a class="logo" href="/" aria-label="Dev-Space">${medal('sprout', 'gold', { size: 30 })}<span>Dev-Space</span></a>
    <nav>
      ${navigationLink('home', '/', texts, at)}
      ${navigationLink('projects', '/projects', texts, at)}
      ${navigationLink('badges', '/badges', texts, at)}
    </nav>
    ${visitorCorner(visitor, unread)}
  </div>
</header>
<main id="content">
${news}
${body}
</main>
<footer>${texts.footer}</footer>
</body>
</html>`
}

function navigationLink(item: NavigationItem, path: string, texts: Texts, at: NavigationItem | undefined): Html {
  return html`<a href="${path}"${item === at ? raw(' aria-current="page"') : ''}>${texts[item]}</a>`
}

function visitorCorner({ account, texts }: Visitor, unread: number): Html {
  if (account === null) return html`<a class="button" href="/join">${texts.join}</a>`
  const label = unread === 0 ? texts.inbox : `${texts.inbox}, ${texts.unread(unread)}`
  return html`<a class="bell" href="/inbox" aria-label="${label}" title="${texts.inbox}">${icon('bell')}${unread > 0 && html`<i>${Math.min(unread, 99)}</i>`}</a>
    <a class="me face" href="${profilePath(account)}" aria-label="${texts.yourProfile}" title="@${account.handle}">${avatar(account, 'small')}</a>`
}
