import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenGallery, openGallery, settled } from '../test-support/gallery.ts'

let gallery: OpenGallery

beforeAll(async () => {
  gallery = await openGallery()
})
afterAll(() => gallery.close())

describe('what a server wrote', () => {
  test('is taken over as it is: the element with the same data changes no node and moves nothing', async () => {
    const { page } = await gallery.open('?script=off')
    const changes = await page.evaluate(watchUpgrade)
    const before = await page.evaluate(boxes)
    const script = await page.evaluate(() => fetch('/gallery.js').then((answer) => answer.text()))
    expect(script.length).toBeGreaterThan(10_000)
    const shown = page.waitForSelector('html[data-ready]')
    await page.evaluate(() => {
      const element = Object.assign(document.createElement('script'), { type: 'module', src: '/gallery.js' })
      document.head.append(element)
    })
    await shown
    await settled(page)
    expect(changes).toBe('watching')
    expect(await page.evaluate(() => Reflect.get(window, 'changed'))).toEqual([])
    expect(await page.evaluate(boxes)).toEqual(before)
    await page.close()
  })

  test('shows without script', async () => {
    const { page } = await gallery.open('?script=off', { javaScriptEnabled: false })
    expect(await page.getByText('Only 3 more interactions to unlock').first().isVisible()).toBe(true)
    expect(await page.getByText('Earned Badges:').first().isVisible()).toBe(true)
    await page.close()
  })
})

describe('an element without data', () => {
  test('keeps its place, loads for the person of its context, and shows what came', async () => {
    const page = await blank('<laurel-context person="ada"><laurel-next></laurel-next></laurel-context>')
    expect(await inside(page, 'laurel-next')).toContain('aria-busy="true"')
    const height = await heightOf(page, 'laurel-next')
    await page.evaluate(() => document.querySelector('laurel-context')?.setAttribute('src', '/laurel/v1'))
    await page.getByText('Networking Master').waitFor()
    expect(await heightOf(page, 'laurel-next')).toBe(height)
    await page.close()
  })

  test('is told by an attribute of its own before the context', async () => {
    const page = await blank(
      '<laurel-context src="/laurel/v1" person="nobody" locale="de"><laurel-next person="ada" locale="en"></laurel-next></laurel-context>',
    )
    await page.getByText('Only 3 more interactions').waitFor()
    await page.close()
  })

  test('finds its context through shadow roots, and when that is defined after it', async () => {
    const page = await blank('')
    await page.evaluate(() => {
      const host = document.createElement('div')
      host.attachShadow({ mode: 'open' }).innerHTML = '<laurel-next></laurel-next>'
      const context = document.createElement('laurel-context')
      context.append(host)
      document.body.append(context)
      Object.assign(context, { person: 'ada', src: '/laurel/v1' })
    })
    await page.getByText('Networking Master').waitFor()
    await page.close()
  })

  test('asks again when person or language change, and texts, dates and numbers follow', async () => {
    const page = await blank(
      '<laurel-context src="/laurel/v1" person="ada" zone="Europe/Berlin"><laurel-highlights></laurel-highlights></laurel-context>',
    )
    await page.getByText('Project Pro').first().waitFor()
    await page.evaluate(() => document.querySelector('laurel-context')?.setAttribute('locale', 'de'))
    await expect.poll(() => inside(page, 'laurel-highlights')).toContain('Verdient am')
    await page.evaluate(() => document.querySelector('laurel-context')?.setAttribute('person', 'nobody'))
    await page.getByText('Das konnte nicht geladen werden.').waitFor()
    expect(await inside(page, 'laurel-highlights')).not.toContain('Project Pro')
    await page.close()
  })

  test('shows who asks by what its context’s function answers, anew for each request', async () => {
    const page = await blank('')
    const shown: (string | undefined)[] = []
    page.on('request', (request) => void shown.push(request.headers()['authorization']))
    await page.evaluate(() => {
      let renewed = 0
      const apiKey = async () => `token-${++renewed}`
      const context = document.createElement('laurel-context')
      context.append(document.createElement('laurel-next'))
      document.body.append(Object.assign(context, { apiKey, person: 'ada', src: '/laurel/v1' }))
    })
    await page.getByText('Networking Master').waitFor()
    await page.evaluate(() => document.querySelector('laurel-context')?.setAttribute('person', 'nobody'))
    await page.getByText('could not be loaded').waitFor()
    expect(shown.filter(Boolean)).toEqual(['Bearer token-1', 'Bearer token-2'])
    await page.close()
  })

  test('says that it failed, sends the error, and tries again', async () => {
    const page = await blank('')
    await page.evaluate(() => {
      let down = true
      const client = {
        profile: () =>
          down ? Promise.reject(new Error('down')) : fetch('/laurel/v1/people/ada').then((answer) => answer.json()),
      }
      document.body.addEventListener('laurel-error', (event) => {
        down = false
        document.title = event instanceof CustomEvent ? String(event.detail) : ''
      })
      document.body.append(Object.assign(document.createElement('laurel-next'), { client, person: 'ada' }))
    })
    await page.getByRole('alert').waitFor()
    expect(await page.title()).toBe('Error: down')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('Networking Master').waitFor()
    await page.close()
  })

  test('ends its request when it leaves the page, and asks anew when it comes back', async () => {
    const page = await blank('')
    const log = await page.evaluate(async () => {
      const said: string[] = []
      const profile = (_person: string, _query: unknown, { signal }: { signal: AbortSignal }) => {
        said.push('asked')
        signal.addEventListener('abort', () => said.push('ended'))
        return new Promise(() => {})
      }
      const element = Object.assign(document.createElement('laurel-next'), { client: { profile }, person: 'ada' })
      const settled = () => Reflect.get(element, 'updateComplete')
      document.body.append(element)
      await settled()
      element.remove()
      document.body.append(element)
      await settled()
      return said
    })
    expect(log).toEqual(['asked', 'ended', 'asked'])
    await page.close()
  })

  test('shows the newest answer, in whatever order answers come', async () => {
    const page = await blank('')
    const text = await page.evaluate(async () => {
      const waiting: ((name: string) => void)[] = []
      const profile = () =>
        new Promise((resolve) =>
          waiting.push((name) =>
            resolve({
              highlights: [
                {
                  badge: name,
                  name,
                  description: '',
                  tier: 'gold',
                  glyph: 'award',
                  instance: '',
                  earnedAt: '2026-03-01T00:00:00Z',
                },
              ],
            }),
          ),
        )
      const element = Object.assign(document.createElement('laurel-highlights'), {
        client: { profile },
        person: 'old',
        locale: 'en',
      })
      const settled = () => Reflect.get(element, 'updateComplete')
      document.body.append(element)
      await settled()
      Object.assign(element, { person: 'new' })
      await settled()
      waiting[1]?.('Newest')
      waiting[0]?.('Outdated')
      await new Promise((resolve) => requestAnimationFrame(resolve))
      await settled()
      return element.shadowRoot?.textContent
    })
    expect(text).toContain('Newest')
    expect(text).not.toContain('Outdated')
    await page.close()
  })

  test('loads one badge with and without a person, a path by its ids, and a streak', async () => {
    const page = await blank(`<laurel-context src="/laurel/v1">
      <laurel-badge badge="project-pro" named></laurel-badge>
      <laurel-badge badge="project-pro" person="ada"></laurel-badge>
      <laurel-path person="ada" name="Builder" badges="first-builder  no-such code-architect"></laurel-path>
      <laurel-path person="ada" path="builder"></laurel-path>
      <laurel-accomplishments person="ada"></laurel-accomplishments>
      <laurel-showcase person="ada"></laurel-showcase>
      <laurel-flair person="ada">Ada</laurel-flair>
      <laurel-streak person="ada"></laurel-streak></laurel-context>`)
    await page.getByText('1 of 2 steps').waitFor()
    await expect.poll(() => inside(page, 'laurel-badge')).toMatch(/Project Pro.*Gold<\/span>/s)
    await expect.poll(() => inside(page, 'laurel-badge[person]')).toContain('Gold · Earned')
    await expect.poll(() => inside(page, 'laurel-flair')).toContain('data-tier="gold"')
    await expect.poll(() => inside(page, 'laurel-streak')).toContain('31 active days in a row')
    expect(await inside(page, 'laurel-streak')).toContain('data-kind="frozen"')
    await expect.poll(() => inside(page, 'laurel-path[path]')).toMatch(/Builder Path.*4 of 5 steps/s)
    await expect.poll(() => inside(page, 'laurel-accomplishments')).toContain('Gold: 4')
    await expect.poll(() => inside(page, 'laurel-showcase')).toContain('Earned Badges')
    await page.close()
  })
})

describe('properties', () => {
  test('that were set before the element was defined count, and attributes are read by what they hold', async () => {
    const { page } = await gallery.open('?script=off')
    const said = await page.evaluate(async () => {
      document.body.innerHTML = '<laurel-highlights limit="1" badge-href="/b/{badge}"></laurel-highlights>'
      const element = document.querySelector('laurel-highlights')
      const one = {
        badge: 'x',
        name: 'X',
        description: '',
        tier: 'gold',
        glyph: 'flame',
        earnedAt: '2026-03-01T00:00:00Z',
      }
      Object.assign(element ?? {}, { data: { highlights: [one, one] } })
      document.head.append(Object.assign(document.createElement('script'), { type: 'module', src: '/highlights.js' }))
      await customElements.whenDefined('laurel-highlights')
      await element?.updateComplete
      const shown = () => element?.shadowRoot?.querySelectorAll('a[href="/b/x"]').length
      const first = shown()
      element?.removeAttribute('limit')
      await element?.updateComplete
      return [first, shown(), element?.limit, element?.badgeHref]
    })
    expect(said).toEqual([1, 2, null, '/b/{badge}'])
    await page.close()
  })

  test('that are set in one moment are one update', async () => {
    const page = await blank('<laurel-next></laurel-next>')
    const changes = await page.evaluate(async () => {
      const element = document.querySelector('laurel-next')
      await element?.updateComplete
      let seen = 0
      if (element?.shadowRoot)
        new MutationObserver(() => (seen += 1)).observe(element.shadowRoot, {
          subtree: true,
          attributes: true,
          childList: true,
        })
      Object.assign(element ?? {}, { limit: 2, locale: 'en', zone: 'UTC', person: 'x' })
      await element?.updateComplete
      await new Promise((resolve) => setTimeout(resolve))
      return seen
    })
    expect(changes).toBe(1)
    await page.close()
  })
})

describe('a host’s page', () => {
  test('stays light where the page is light, and follows a theme that is named', async () => {
    const page = await blank('<laurel-next></laurel-next><laurel-next theme="dark"></laurel-next>', 'dark')
    await page.evaluate(() => document.documentElement.style.setProperty('color-scheme', 'light'))
    const colours = await page.evaluate(() =>
      [...document.querySelectorAll('laurel-next')].map((element) => {
        const card = element.shadowRoot?.querySelector('.card')
        return card ? getComputedStyle(card).backgroundColor : ''
      }),
    )
    expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(22, 29, 25)'])
    await page.close()
  })

  test('restyles all with custom properties and parts', async () => {
    const page = await blank('<laurel-next person="ada"></laurel-next>')
    await page.evaluate(async () => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(
        ':root{--laurel-accent:#123456;--laurel-radius:3px;--laurel-locked-light:#abcdef}laurel-next::part(card){padding:99px}',
      )
      document.adoptedStyleSheets = [sheet]
      const data = await fetch('/laurel/v1/people/ada').then((answer) => answer.json())
      Object.assign(document.querySelector('laurel-next') ?? {}, { data })
    })
    await page.getByText('Networking Master').waitFor()
    const style = await page.evaluate(() => {
      const root = document.querySelector('laurel-next')?.shadowRoot
      const [card, face] = [root?.querySelector('.card'), root?.querySelector('.laurel-light')]
      if (!card || !face) return []
      const { padding, borderRadius } = getComputedStyle(card)
      return [padding, borderRadius, getComputedStyle(face).fill]
    })
    expect(style).toEqual(['99px', '3px', 'rgb(171, 205, 239)'])
    await page.close()
  })
})

/** A page with every element defined, and nothing on it but `html`. */
async function blank(html: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const { page } = await gallery.open('', { colorScheme })
  await page.evaluate((text) => {
    document.body.innerHTML = text
  }, html)
  return page
}

function inside(page: Page, selector: string): Promise<string> {
  return page.evaluate((one) => document.querySelector(one)?.shadowRoot?.innerHTML ?? '', selector)
}

function heightOf(page: Page, selector: string): Promise<number | undefined> {
  return page.locator(selector).evaluate((element) => element.getBoundingClientRect().height)
}

/** Writes down every change inside an element that a server wrote with its data; the rules of style may go. */
function watchUpgrade(): string {
  const changed: string[] = []
  Reflect.set(window, 'changed', changed)
  for (const element of document.querySelectorAll('[data-index] > *, [data-index] p > *')) {
    const root = element.shadowRoot
    if (root === null || root.querySelector('[aria-busy]') !== null) continue
    new MutationObserver((records) => {
      for (const { type, target, addedNodes, removedNodes } of records) {
        if (addedNodes.length === 0 && removedNodes[0]?.nodeName === 'STYLE') continue
        changed.push(`${element.localName}: ${type} ${target.nodeName} +${addedNodes.length} -${removedNodes.length}`)
      }
    }).observe(root, { subtree: true, childList: true, attributes: true, characterData: true })
  }
  return 'watching'
}

/** Where every element with data stands in its section. */
function boxes(): readonly string[] {
  const stages = [...document.querySelectorAll('[data-index]')]
  return stages.map((stage) => {
    const { x, y, width, height } = stage.getBoundingClientRect()
    const top = stage.closest('section')?.getBoundingClientRect().y ?? 0
    return [x, y - top, width, height].map(Math.round).join(' ')
  })
}
