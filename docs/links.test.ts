import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const ROOT = new URL('../', import.meta.url)

test.each(pages())('every link of %s leads somewhere', (page) => {
  const broken = linksOf(textOf(new URL(page, ROOT))).filter((link) => !leadsSomewhere(link, new URL(page, ROOT)))
  expect(broken).toEqual([])
})

test('a link to a file or a heading that is not there is found', () => {
  const page = new URL('docs/README.md', ROOT)
  expect(leadsSomewhere('quick-start.md', page)).toBe(true)
  expect(leadsSomewhere('#words', page)).toBe(true)
  expect(leadsSomewhere('quick-strat.md', page)).toBe(false)
  expect(leadsSomewhere('quick-start.md#nowhere', page)).toBe(false)
})

/** Every page of the repository; not those of packages that are installed, nor what was built. */
function pages(): readonly string[] {
  const exclude = (name: string) => /(?:^|\/)(?:node_modules|dist|\..+)$/.test(name)
  return globSync('**/*.md', { cwd: fileURLToPath(ROOT), exclude }).toSorted()
}

/** Those to files of ours and to headings, in Markdown and in HTML. Code is no text. */
function linksOf(text: string): readonly string[] {
  const markdown = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
  const html = [...text.matchAll(/(?:src|href)="([^"]+)"/g)]
  return [...markdown, ...html].map((match) => match[1] ?? '').filter((link) => !/^[a-z]+:/.test(link))
}

function leadsSomewhere(link: string, page: URL): boolean {
  const target = new URL(link, page)
  const heading = decodeURIComponent(target.hash.slice(1))
  if (!existsSync(fileURLToPath(new URL(target.pathname, target)))) return false
  return heading === '' || headingsOf(textOf(target)).includes(heading)
}

/** As they are addressed: small letters, hyphens for spaces, and a number where one comes again. */
function headingsOf(text: string): readonly string[] {
  const seen = new Map<string, number>()
  return [...text.matchAll(/^#{1,6} (.*)$/gm)].map((match) => {
    const plain = (match[1] ?? '').replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase()
    const name = plain.replaceAll(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-')
    const before = seen.get(name) ?? 0
    seen.set(name, before + 1)
    return before === 0 ? name : `${name}-${before}`
  })
}

function textOf(page: URL): string {
  return readFileSync(fileURLToPath(new URL(page.pathname, page)), 'utf8').replaceAll(/^```[\s\S]*?^```/gm, '')
}
