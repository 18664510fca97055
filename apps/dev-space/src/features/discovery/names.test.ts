import { describe, expect, test } from 'vitest'
import { catalog } from '../../catalog.ts'
import { testCommunity } from '../../test-support/community.ts'

const { community, visit, joined } = await testCommunity()
const { laurel } = community

const NAMES = [
  'محمد الفاتح',
  'Donaudampfschifffahrtsgesellschaftskapitänswitwe Maximiliane',
  'Lin 🌿👩🏽‍💻',
  '‮evil‬ name',
]

describe('K11', () => {
  test.each(NAMES)('%s stands apart from the text around it, wherever people are shown', async (name) => {
    const { id, browser, handle } = await joined(name)
    await laurel.grant({ person: id, badge: 'social-freak', by: 'test', reason: 'Test' })
    const title = 'مهندس Straßenverkehrsordnungsbeauftragte 🚦'
    await browser.post('/settings/profile', { name, handle, title })
    const shown = name.replace(/[\u202a-\u202e]/g, '')
    for (const path of ['/discover', '/discover?badge=social-freak', '/badges/social-freak'])
      expect((await visit().get(path)).html, path).toContain(`<bdi>${shown}</bdi>`)
    expect((await visit().get('/discover')).html).toContain(`<bdi>${title}</bdi>`)
  })

  test('a badge with an emoji in its name is named with it, on its medal too', async () => {
    const { html } = await visit().get('/badges/social-freak')
    expect(html).toContain('<h1><bdi>Social Freak 😜</bdi></h1>')
    expect(html).toContain('<title>Social Freak 😜 · Dev-Space</title>')
    expect((await visit().get('/discover?q=social+freak+%F0%9F%98%9C')).html).toContain('aria-label="Social Freak 😜"')
  })
})

test('K12 what a catalog does not say in German is read in English, and never as a key', async () => {
  const { 'first-builder': badge, ...others } = catalog.badges
  const { builder, ...categories } = catalog.categories
  if (badge === undefined || builder === undefined) throw new Error('The catalog has other badges by now.')
  await laurel.publishCatalog({
    ...catalog,
    languages: ['en'],
    categories: {
      builder: { ...builder, name: { en: 'Builder' }, description: { en: 'Made of English' } },
      ...categories,
    },
    badges: {
      'first-builder': { ...badge, name: { en: 'Only English' }, description: { en: 'No German here.' } },
      ...others,
    },
  })
  for (const path of ['/badges', '/badges/first-builder', '/discover?badge=first-builder', '/discover?q=english']) {
    const { html } = await visit().get(path, { 'Accept-Language': 'de' })
    const text = html.replace(/<template.*?<\/template>/gs, '').replace(/<[^>]*>/g, ' ')
    expect(text, path).toContain('Only English')
    expect(text, path).not.toMatch(/first-builder|undefined|\[object|\{count/)
    expect(html, path).toContain('<html lang="de">')
  }
})
