import { raw } from 'hono/html'
import MarkdownIt, { type StateCore, type Token } from 'markdown-it'
import type { Html } from './html.ts'

/** Deeper lists and quotes than this are no text of a person. */
const DEEPEST = 20

const reader = new MarkdownIt('default', { html: false, linkify: true, breaks: true, maxNesting: DEEPEST })
reader.linkify.set({ fuzzyLink: false, fuzzyEmail: false })
reader.validateLink = (href) => /^(https?:\/\/|mailto:|\/|#)/i.test(href)
reader.core.ruler.push('headings', nestHeadings)
reader.core.ruler.push('images', linkImages)
reader.core.ruler.push('links', distrustLinks)
reader.core.ruler.push('tables', alignByClass)
reader.renderer.rules['table_open'] = () => '<div class="wide" tabindex="0"><table>'
reader.renderer.rules['table_close'] = () => '</table></div>'
reader.renderer.rules['fence'] = (tokens, index) => codeBlock(tokens[index]?.content ?? '')
reader.renderer.rules['code_block'] = (tokens, index) => codeBlock(tokens[index]?.content ?? '')

/**
 * What a person wrote in Markdown. HTML in it is shown as text, pictures become links, as pages load nothing from
 * elsewhere, and its headings stand below the page's heading of level `below`, without gaps between the levels.
 */
export function markdown(text: string, { below = 2 }: { readonly below?: number } = {}): Html {
  return raw(`<div class="prose" dir="auto">${reader.render(text, { below })}</div>`)
}

function nestHeadings({ tokens, env }: StateCore): void {
  const below = typeof env['below'] === 'number' ? env['below'] : 2
  const open: number[] = []
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'heading_open') continue
    const level = Number(token.tag.slice(1))
    while ((open.at(-1) ?? 0) >= level) open.pop()
    open.push(level)
    const tag = `h${Math.min(below + open.length, 6)}`
    token.tag = tag
    const close = tokens.slice(index).find(({ type }) => type === 'heading_close')
    if (close !== undefined) close.tag = tag
  }
}

function linkImages(state: StateCore): void {
  for (const block of state.tokens) {
    if (block.children === null) continue
    let links = 0
    block.children = block.children.flatMap((token) => {
      links += token.type === 'link_open' ? 1 : token.type === 'link_close' ? -1 : 0
      return token.type === 'image' ? imageAsText(state, token, links > 0) : [token]
    })
  }
}

/** What a picture shows in words; a link to it, unless it stands in one. */
function imageAsText(state: StateCore, image: Token, isLinked: boolean): readonly Token[] {
  const source = String(image.attrGet('src') ?? '')
  const text = new state.Token('text', '', 0)
  text.content = image.content.trim() || source
  if (isLinked || source === '') return [text]
  const open = new state.Token('link_open', 'a', 1)
  open.attrSet('href', source)
  return [open, text, new state.Token('link_close', 'a', -1)]
}

function distrustLinks({ tokens }: StateCore): void {
  for (const token of tokens.flatMap(({ children }) => children ?? []))
    if (token.type === 'link_open') token.attrSet('rel', 'nofollow ugc noopener')
}

/** Markdown aligns columns with styles, which pages of ours do not let through. */
function alignByClass({ tokens }: StateCore): void {
  for (const token of tokens) {
    if (token.type !== 'td_open' && token.type !== 'th_open') continue
    const [, side] = /^text-align:\s*(center|right)$/.exec(String(token.attrGet('style') ?? '')) ?? []
    token.attrs = side === undefined ? null : [['class', side === 'right' ? 'at-end' : 'centred']]
  }
}

/** In reach of the keyboard, as long lines are scrolled. */
function codeBlock(code: string): string {
  return `<pre tabindex="0"><code>${reader.utils.escapeHtml(code)}</code></pre>\n`
}
