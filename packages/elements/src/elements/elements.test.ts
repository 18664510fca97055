import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenGallery, openGallery } from '../test-support/gallery.ts'

let gallery: OpenGallery

beforeAll(async () => {
  gallery = await openGallery()
})
afterAll(() => gallery.close())

const WIDE = { width: 1080, height: 800 }
const NARROW = { width: 360, height: 740 }

describe('the gallery', () => {
  test.each([
    ['light, wide, English', '?theme=light', WIDE],
    ['dark as the system says, wide, German', '?locale=de', WIDE],
    ['light, narrow, right to left', '?theme=light&dir=rtl', NARROW],
    ['dark, narrow, German', '?theme=dark&locale=de', NARROW],
  ])(
    '%s: nothing that axe objects to, nothing in the console, nothing beside the page',
    async (name, query, viewport) => {
      const colorScheme = name.includes('system') ? 'dark' : 'light'
      const { page, said } = await gallery.open(query, { viewport, colorScheme, reducedMotion: 'reduce' })
      const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`)).toEqual([])
      expect(said).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width)
      await page.close()
    },
    // axe looks at some 2,000 places.
    60_000,
  )
})

describe('a tooltip', () => {
  test('opens when its badge is pointed at, stays while the pointer is on it, and goes when the pointer leaves', async () => {
    const { page } = await gallery.open()
    const [button, tip] = await badge(page, 1)
    await button.hover()
    await expectOpen(tip, true)
    expect(await tip.textContent()).toMatch(/Social Freak.*You love.* Silver · Earned/)
    await tip.hover()
    await expectOpen(tip, true)
    await page.mouse.move(2, 2)
    await expectOpen(tip, false)
    await page.close()
  })

  test('opens with the keyboard, one at a time, and Escape closes it and leaves the focus', async () => {
    const { page } = await gallery.open()
    const [first, firstTip] = await badge(page, 0)
    const [second, secondTip] = await badge(page, 1)
    await page.keyboard.press('Tab')
    await first.focus()
    await expectOpen(firstTip, true)
    await page.keyboard.press('Tab')
    await expectOpen(firstTip, false)
    await expectOpen(secondTip, true)
    await page.keyboard.press('Escape')
    await expectOpen(secondTip, false)
    expect(await second.evaluate((button) => button.matches(':focus'))).toBe(true)
    await page.keyboard.press('Enter')
    await expectOpen(secondTip, true)
    await page.close()
  })

  test('opens and closes by a tap, and closes by a tap elsewhere', async () => {
    const { page } = await gallery.open('', { viewport: NARROW, hasTouch: true })
    const [button, tip] = await badge(page, 2)
    await button.tap()
    await expectOpen(tip, true)
    await button.tap()
    await expectOpen(tip, false)
    await button.tap()
    await page.locator('#laurel-highlights h2').tap()
    await expectOpen(tip, false)
    await page.close()
  })

  test('stays within the window, wherever its badge is', async () => {
    const { page } = await gallery.open('', { viewport: NARROW })
    for (const index of [0, 1, 2, 3, 4]) {
      const [button, tip] = await badge(page, index)
      await button.hover()
      await expectOpen(tip, true)
      const box = await tip.boundingBox()
      expect(box?.x).toBeGreaterThanOrEqual(8)
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(NARROW.width - 8)
      expect(box?.y).toBeGreaterThanOrEqual(8)
    }
    await page.close()
  })

  test('works without script', async () => {
    const { page } = await gallery.open('?script=off', { javaScriptEnabled: false })
    const [button, tip] = await badge(page, 1)
    await expect.poll(() => tip.isVisible()).toBe(false)
    await button.click()
    await expect.poll(() => tip.isVisible()).toBe(true)
    await page.close()
  })

  test('describes its badge to a screen reader while it is closed', async () => {
    const { page } = await gallery.open()
    const [button] = await badge(page, 0)
    const [name, text] = await button.evaluate((element) => {
      const described = element.getAttribute('aria-describedby') ?? ''
      const root = element.getRootNode()
      return [element.textContent, root instanceof ShadowRoot ? root.getElementById(described)?.textContent : null]
    })
    expect(name?.trim()).toBe('Project Pro')
    expect(text).toMatch(/^Seasoned creator.* Gold · Earned/)
    await page.close()
  })
})

describe('the showcase', () => {
  test.each([true, false])(
    'is filtered by radio buttons, with the keyboard too; script: %s',
    async (javaScriptEnabled) => {
      const { page } = await gallery.open(javaScriptEnabled ? '' : '?script=off', { javaScriptEnabled })
      const showcase = page.locator('#laurel-showcase [data-state="some earned"] laurel-showcase')
      const shown = async (kind: string) => showcase.locator(`li.${kind}`).filter({ visible: true }).count()
      const [earned, locked] = [await shown('earned'), await shown('locked')]
      expect(earned).toBeGreaterThan(5)
      expect(locked).toBeGreaterThan(5)
      await showcase.getByRole('radio', { name: 'Earned' }).click()
      expect([await shown('earned'), await shown('locked')]).toEqual([earned, 0])
      await page.keyboard.press('ArrowRight')
      expect([await shown('earned'), await shown('locked')]).toEqual([0, locked])
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('ArrowLeft')
      expect([await shown('earned'), await shown('locked')]).toEqual([earned, locked])
      await page.close()
    },
  )

  test('says so where a filter leaves nothing', async () => {
    const { page } = await gallery.open()
    const showcase = page.locator('#laurel-showcase [data-state="nothing yet"] laurel-showcase')
    expect(await showcase.getByText('Nothing earned yet.').isVisible()).toBe(true)
    await showcase.getByRole('radio', { name: 'All' }).click()
    expect(await showcase.getByText('Nothing earned yet.').isVisible()).toBe(false)
    await page.close()
  })

  test('keeps the filter and the focus when new data comes', async () => {
    const { page } = await gallery.open()
    const showcase = page.locator('#laurel-showcase [data-state="some earned"] laurel-showcase')
    await showcase.getByRole('radio', { name: 'Locked' }).click()
    await showcase.evaluate(
      async (element: HTMLElement & { data?: { earned: number }; updateComplete?: Promise<unknown> }) => {
        if (element.data !== undefined) element.data = { ...element.data, earned: 33 }
        await element.updateComplete
      },
    )
    expect(await showcase.getByText('Earned Badges: 33 /').isVisible()).toBe(true)
    expect(
      await showcase.getByRole('radio', { name: 'Locked' }).evaluate((radio) => radio.matches(':checked:focus')),
    ).toBe(true)
    await page.close()
  })
})

test('every glyph of the ready catalogs looks as Lucide drew it', async () => {
  const { page } = await gallery.open('?script=off')
  const { glyphPairs } = await import('../test-support/glyph-pairs.ts')
  const different = await page.evaluate(async (pairs) => {
    const pixels = async (svg: string) => {
      const image = new Image()
      image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`
      await image.decode()
      const canvas = Object.assign(document.createElement('canvas'), { width: 96, height: 96 }).getContext('2d')
      canvas?.drawImage(image, 0, 0)
      const data = canvas === null ? [] : [...canvas.getImageData(0, 0, 96, 96).data]
      return data.filter((_, index) => index % 4 === 3)
    }
    const far: string[] = []
    for (const [name, ours, theirs] of pairs) {
      const [a, b] = [await pixels(ours), await pixels(theirs)]
      const sum = a.reduce((all, value, index) => all + Math.abs(value - (b[index] ?? 0)), 0) / 255
      // Of 9,216 pixels, most of them a little at the edges of lines.
      if (a.length !== 9216 || sum > 120) far.push(`${name}: ${sum}`)
    }
    return far
  }, glyphPairs())
  expect(different).toEqual([])
  await page.close()
})

async function badge(page: Page, index: number): Promise<readonly [button: Locator, tip: Locator]> {
  const item = page.locator('#laurel-highlights [data-state="five badges"] laurel-highlights .badge').nth(index)
  await item.scrollIntoViewIfNeeded()
  return [item.locator('button'), item.locator('.tip')]
}

async function expectOpen(tip: Locator, open: boolean): Promise<void> {
  await expect.poll(() => tip.evaluate((element) => element.matches(':popover-open'))).toBe(open)
}
