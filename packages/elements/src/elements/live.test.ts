import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenGallery, openGallery } from '../test-support/gallery.ts'

let gallery: OpenGallery

beforeAll(async () => {
  gallery = await openGallery()
})
afterAll(() => gallery.close())

const CONTEXT = '<laurel-context src="/laurel/v1" person="ada" locale="en">'

describe('a toast', () => {
  test('shows what is earned while the page is open, in one page only, and takes no place before', async () => {
    const pages = [
      await blank(`${CONTEXT}<laurel-toast></laurel-toast><p>Below</p>`),
      await blank(`${CONTEXT}<laurel-toast></laurel-toast>`),
    ]
    const [first] = pages
    const before = await first?.getByText('Below').boundingBox()
    gallery.earn()
    const shown = () => Promise.all(pages.map((page) => page.getByText('You earned the').count()))
    await expect.poll(async () => (await shown()).reduce((sum, count) => sum + count, 0)).toBe(1)
    gallery.earn()
    await expect
      .poll(async () => (await Promise.all(pages.map(texts))).join(''))
      .toMatch(/and 1 more badge|You earned the.*You earned the/s)
    expect(await first?.getByText('Below').boundingBox()).toEqual(before)
    for (const page of pages) await page.close()
  })

  test('shows what nobody has seen yet when a page opens, several as one, the highest first', async () => {
    const page = await blank('')
    gallery.earn()
    gallery.earn()
    await page.evaluate((html) => {
      document.body.innerHTML = html
    }, `${CONTEXT}<laurel-toast></laurel-toast>`)
    await page.getByText('and 1 more badge!').waitFor()
    await page.close()
  })

  test('is handed what to show, says it in a region that was there before, and closes by its button and by Escape', async () => {
    const page = await blank('<laurel-toast></laurel-toast>')
    const status = page.getByRole('status')
    expect(await status.textContent()).toBe('')
    await show(page)
    await expect.poll(() => status.textContent()).toBe('You earned One!')
    await page.getByRole('button', { name: 'Close' }).click()
    await expect.poll(() => status.textContent()).toBe('')
    expect(await heightOf(page)).toBe(0)
    await show(page)
    await page.getByRole('button', { name: 'Close' }).focus()
    await page.keyboard.press('Escape')
    await expect.poll(() => status.textContent()).toBe('')
    await page.close()
  })

  test('goes by itself after eight seconds, but not while it is pointed at or focused', async () => {
    const page = await blank('<laurel-toast></laurel-toast>')
    await page.clock.install()
    await show(page)
    const card = page.getByText('You earned One!')
    await card.waitFor()
    await page.clock.fastForward(7_000)
    expect(await card.count()).toBe(1)
    await card.hover()
    await page.clock.fastForward(20_000)
    expect(await card.count()).toBe(1)
    await page.mouse.move(2, 2)
    await page.getByRole('button', { name: 'Close' }).focus()
    await page.clock.fastForward(20_000)
    expect(await card.count()).toBe(1)
    await page.getByRole('button', { name: 'Close' }).evaluate((button) => button.blur())
    await page.clock.fastForward(8_000)
    await expect.poll(() => card.count()).toBe(0)
    await page.close()
  })

  test.each([
    ['no-preference', ['grow', 'in', 'unfold']],
    ['reduce', []],
  ] as const)('moves once, and not at all where somebody wants less motion: %s', async (reducedMotion, names) => {
    const page = await blank('<laurel-toast></laurel-toast>', reducedMotion)
    await show(page)
    await page.getByText('You earned One!').waitFor()
    await page.waitForFunction(() => document.querySelector('laurel-toast')?.shadowRoot?.querySelector('.laurel-stem'))
    const animated = await page.evaluate(() => {
      const root = document.querySelector('laurel-toast')?.shadowRoot
      const running = root?.getAnimations() ?? []
      return running.flatMap((one) => ('animationName' in one ? String(one.animationName) : []))
    })
    expect([...new Set(animated)].sort()).toEqual(names)
    await page.close()
  })
})

describe('an inbox', () => {
  test('puts what comes on top, counts what is unread, and marks all of it as read', async () => {
    const page = await blank('')
    await page.evaluate((context) => {
      const counts: unknown[] = []
      Object.assign(window, { counts })
      document.body.addEventListener('laurel-unread', (event) => {
        if (event instanceof CustomEvent) counts.push(event.detail)
      })
      document.body.innerHTML = `${context}<laurel-inbox></laurel-inbox>`
    }, CONTEXT)
    await page.getByRole('listitem').first().waitFor()
    const inbox = page.locator('laurel-inbox')
    const [unread, lines] = [Number(await inbox.getAttribute('unread')), await page.getByRole('listitem').count()]
    gallery.earn()
    await expect.poll(() => page.getByRole('listitem').count()).toBe(lines + 1)
    expect(await inbox.getAttribute('unread')).toBe(String(unread + 1))
    expect(await page.getByRole('listitem').first().textContent()).toContain('New')
    await page.getByRole('button', { name: 'Mark all as read' }).click()
    await page.getByText('All read').waitFor()
    expect(await page.evaluate(() => Reflect.get(window, 'counts'))).toEqual([unread, unread + 1, 0])
    expect(await page.getByText('New', { exact: true }).count()).toBe(0)
    await page.reload()
    await page.close()
    const later = await blank(`${CONTEXT}<laurel-inbox></laurel-inbox>`)
    await later.getByText('All read').waitFor()
    await later.close()
  })

  test('shows a notice once, however often it comes', async () => {
    const page = await blank('')
    const lines = await page.evaluate(async () => {
      const notice = {
        id: '1',
        text: 'You earned **One**!',
        awards: [],
        createdAt: '2026-03-08T12:00:00Z',
        readAt: null,
      }
      const client = {
        notices: () => Promise.resolve({ items: [notice] }),
        live: async function* () {
          yield notice
          yield { ...notice, id: '2' }
          yield { ...notice, id: '2' }
        },
      }
      const inbox = Object.assign(document.createElement('laurel-inbox'), { client, person: 'ada' })
      document.body.append(inbox)
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      return inbox.shadowRoot?.querySelectorAll('li').length
    })
    expect(lines).toBe(2)
    await page.close()
  })
})

describe('a list in pages', () => {
  test.each(['laurel-feed', 'laurel-holders badge="social-freak"'])('shows more by its button: %s', async (tag) => {
    const page = await blank(`${CONTEXT}<${tag}></${tag.split(' ')[0]}>`)
    await page.getByRole('button', { name: 'More' }).press('Enter')
    await expect.poll(() => page.getByRole('listitem').count()).toBe(8)
    expect(await page.getByRole('button', { name: 'More' }).count()).toBe(0)
    // Who came by keyboard goes on where the new lines begin.
    const at = await page.evaluate((name) => {
      const root = document.querySelector(name)?.shadowRoot
      return [...(root?.querySelectorAll('li') ?? [])].indexOf(root?.activeElement as HTMLLIElement)
    }, tag.split(' ')[0] ?? '')
    expect(at).toBe(4)
    await page.close()
  })

  test('asks the page for more where it was handed its data', async () => {
    const page = await blank('<laurel-feed></laurel-feed>')
    const cursor = await page.evaluate(async () => {
      const feed = document.querySelector('laurel-feed')
      const award = {
        person: { id: '1', name: 'A', handle: null, avatar: null },
        badge: 'x',
        badgeName: 'X',
        tier: 'gold',
        glyph: 'award',
        earnedAt: '2026-03-08T12:00:00Z',
      }
      Object.assign(feed ?? {}, { data: { items: [award], next: 'cursor' } })
      const asked = new Promise((resolve) => {
        document.body.addEventListener('laurel-more', (event) => resolve(event instanceof CustomEvent && event.detail))
      })
      await Reflect.get(feed ?? {}, 'updateComplete')
      feed?.shadowRoot?.querySelector<HTMLElement>('[part=more]')?.click()
      return asked
    })
    expect(cursor).toBe('cursor')
    await page.close()
  })
})

test('links lead where a host’s templates say, from the element or the context around it', async () => {
  const page = await blank(
    `${CONTEXT.replace('>', ' badge-href="/b/{badge}" person-href="/p/{id}">')}<laurel-feed></laurel-feed><laurel-highlights badge-href="/x/{badge}"></laurel-highlights>`,
  )
  await page.getByRole('link', { name: '@mike' }).waitFor()
  expect(await page.getByRole('link', { name: '@mike' }).getAttribute('href')).toBe('/p/mike')
  expect(await page.getByRole('link', { name: 'Code Architect' }).getAttribute('href')).toBe('/b/code-architect')
  expect(await page.getByRole('link', { name: 'Project Pro' }).getAttribute('href')).toBe('/x/project-pro')
  await page.close()
})

test('medals that a server drew are kept, and nothing is fetched to draw them', async () => {
  const { page } = await gallery.open('?script=off')
  const fetched: string[] = []
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
  await page.evaluate(() => {
    const medal = document.querySelector('#laurel-highlights [data-index] > *')?.shadowRoot?.querySelector('svg')
    Object.assign(window, { medal })
    document.head.append(Object.assign(document.createElement('script'), { type: 'module', src: '/highlights.js' }))
  })
  await page.waitForFunction(() => customElements.get('laurel-highlights') !== undefined)
  const same = await page.evaluate(async () => {
    const stage = document.querySelector('#laurel-highlights [data-index]')
    const host = stage?.firstElementChild
    const given = JSON.parse(document.querySelector('#data')?.textContent ?? '[]')
    Object.assign(host ?? {}, { data: given[Number(stage?.getAttribute('data-index'))] })
    await Reflect.get(host ?? {}, 'updateComplete')
    return host?.shadowRoot?.querySelector('svg') === Reflect.get(window, 'medal')
  })
  expect(same).toBe(true)
  expect(fetched).toContain('/highlights.js')
  expect(fetched.filter((path) => /fetched|dev-space/.test(path))).toEqual([])
  await page.close()
})

async function blank(html: string, reducedMotion: 'reduce' | 'no-preference' = 'no-preference'): Promise<Page> {
  const { page } = await gallery.open('', { reducedMotion })
  await page.evaluate((text) => {
    document.body.innerHTML = text
  }, html)
  return page
}

async function show(page: Page): Promise<void> {
  await page.evaluate(() => {
    const award = { badge: 'one', name: 'One', tier: 'gold' as const, glyph: 'flame' }
    document.querySelector('laurel-toast')?.show({ text: 'You earned **One**!', awards: [award] })
  })
}

function texts(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector('laurel-toast')?.shadowRoot?.textContent ?? '')
}

function heightOf(page: Page): Promise<number | undefined> {
  return page.evaluate(() => document.querySelector('laurel-toast')?.getBoundingClientRect().height)
}
