import { expect, test } from 'vitest'
import { markdown } from './markdown.ts'

const html = (text: string, below?: number) => String(markdown(text, below === undefined ? {} : { below }))

test('shows what people write every day', () => {
  const page = html('It **works**, see `main.ts`:\n\n- one\n- two\n\n> said\n\n```ts\nlet x = 1 < 2\n```')
  expect(page).toContain('<strong>works</strong>')
  expect(page).toContain('<code>main.ts</code>')
  expect(page).toContain('<li>one</li>')
  expect(page).toContain('<blockquote>')
  expect(page).toContain('<pre tabindex="0"><code>let x = 1 &lt; 2\n</code></pre>')
})

test('a line break is one', () => {
  expect(html('Red,\nthen green.')).toContain('Red,<br>\nthen green.')
})

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<style>*{display:none}</style>',
  '<!-- --><iframe src="https://elsewhere.test"></iframe>',
  '```"><script>alert(1)</script>\nx\n```',
])('%j is shown as text', (text) => {
  expect(html(text)).not.toMatch(/<(script|img|a href="java|style|iframe)/)
})

test.each([
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](java\u0001script:alert(1))',
  '[x](vbscript:x)',
  '[x](data:text/html,<script>alert(1)</script>)',
  '<javascript:alert(1)>',
  '[x]: javascript:alert(1)\n\n[x]',
  '![x](data:image/svg+xml,<svg/onload=alert(1)>)',
])('%j leads nowhere', (text) => {
  expect(html(text)).not.toMatch(/href=|src=/)
})

test('an attribute cannot be broken out of', () => {
  expect(html('[x](https://a.test/"onmouseover="alert(1))')).not.toContain('"onmouseover')
  expect(html('[x](https://a.test "\\" onmouseover=\\"alert(1)")')).toContain(
    'title="&quot; onmouseover=&quot;alert(1)"',
  )
})

test('a link vouches for nothing, and an address alone is one', () => {
  const link = '<a href="https://a.test/b" rel="nofollow ugc noopener">'
  expect(html('[b](https://a.test/b)')).toContain(`${link}b</a>`)
  expect(html('See https://a.test/b.')).toContain(`${link}https://a.test/b</a>.`)
})

test('a picture becomes a link to it, so that nobody is counted by looking at a page', () => {
  const page = html('![A chart](https://tracker.test/pixel.gif)')
  expect(page).toContain('<a href="https://tracker.test/pixel.gif" rel="nofollow ugc noopener">A chart</a>')
  expect(page).not.toContain('<img')
})

test('a picture in a link is its words, as a link in a link is none', () => {
  const page = html('[![Build](https://a.test/b.svg)](https://a.test)')
  expect(page).toContain('<a href="https://a.test" rel="nofollow ugc noopener">Build</a>')
})

test('headings stand below those of the page, without gaps between levels', () => {
  expect(html('# One\n### Two\n# Three')).toMatch(/<h3>One<\/h3>\s*<h4>Two<\/h4>\s*<h3>Three<\/h3>/)
  expect(html('### Alone', 3)).toContain('<h4>Alone</h4>')
})

test('a table can be scrolled, and has no style of its own', () => {
  const page = html('| a | b |\n| :- | -: |\n| 1 | 2 |')
  expect(page).toContain('<div class="wide" tabindex="0"><table>')
  expect(page).toContain('<td class="at-end">2</td>')
  expect(page).not.toContain('style=')
})

test('a thousand nested quotes and lists are read in no time', () => {
  const began = performance.now()
  html(`${'> '.repeat(1_000)}x\n${'- '.repeat(1_000)}x\n${'['.repeat(2_000)}${'*_'.repeat(2_000)}`)
  expect(performance.now() - began).toBeLessThan(1_000)
})
