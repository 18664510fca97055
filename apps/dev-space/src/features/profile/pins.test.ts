import { expect, test } from 'vitest'
import { type Member, testCommunity } from '../../test-support/community.ts'

const { community, visit, joined } = await testCommunity()

/** Somebody with First Project, First Builder, First Log and First Journey. */
async function decorated(): Promise<Member> {
  const member = await joined()
  const { path } = await member.browser.post('/projects', { name: 'Rainbow' })
  await member.browser.post(`${path}/journey`, { text: 'It runs.' })
  return member
}

function pinsOf(id: string): Promise<readonly string[] | undefined> {
  return community.laurel.preferences(id).then((preferences) => preferences?.pins)
}

test('a badge is pinned and unpinned on the page of all badges, and comes first in the header', async () => {
  const { browser, handle, id } = await decorated()
  const pins = `/people/${handle}/pins`
  expect((await browser.get(`/people/${handle}/badges`)).html).toContain('0 of 5 pinned')
  await browser.post(pins, { pin: 'first-log' })
  const { html, path } = await browser.post(pins, { pin: 'first-project', back: `/people/${handle}/badges` })
  expect(path).toBe(`/people/${handle}/badges`)
  expect(html).toContain('2 of 5 pinned')
  expect(await pinsOf(id)).toEqual(['first-log', 'first-project'])
  const header = /<laurel-highlights.*?<\/laurel-highlights>/s.exec((await visit().get(`/people/${handle}`)).html)?.[0]
  expect(header?.indexOf('First Log')).toBeLessThan(header?.indexOf('First Project') ?? -1)
  expect(header).not.toContain('First Builder')

  await browser.post(pins, { unpin: 'first-log' })
  expect(await pinsOf(id)).toEqual(['first-project'])
})

test('pins are moved up and down, not past the ends', async () => {
  const { browser, handle, id } = await decorated()
  const pins = `/people/${handle}/pins`
  for (const pin of ['first-log', 'first-project', 'first-builder']) await browser.post(pins, { pin })
  await browser.post(pins, { up: 'first-builder' })
  expect(await pinsOf(id)).toEqual(['first-log', 'first-builder', 'first-project'])
  await browser.post(pins, { down: 'first-log' })
  await browser.post(pins, { up: 'first-builder' })
  await browser.post(pins, { down: 'first-project' })
  expect(await pinsOf(id)).toEqual(['first-builder', 'first-log', 'first-project'])
})

test('K8 a pin follows its path, and can still be unpinned', async () => {
  const { browser, handle, id } = await decorated()
  const pins = `/people/${handle}/pins`
  await browser.post(pins, { pin: 'first-builder' })
  for (const name of ['Two', 'Three', 'Four', 'Five']) await browser.post('/projects', { name })
  expect((await browser.get(pins)).html).toContain('Unpin Project Rookie')
  await browser.post(pins, { unpin: 'project-rookie' })
  expect(await pinsOf(id)).toEqual([])
})

test('what is not held cannot be pinned, nor what does not exist', async () => {
  const { browser, handle, id } = await decorated()
  for (const pin of ['code-architect', 'constructor', '']) await browser.post(`/people/${handle}/pins`, { pin })
  expect(await pinsOf(id)).toEqual([])
})

test('nobody sees or changes the pins of others', async () => {
  const { handle, id } = await decorated()
  const { browser } = await joined()
  expect((await browser.get(`/people/${handle}/pins`)).status).toBe(404)
  expect((await browser.post(`/people/${handle}/pins`, { pin: 'first-log' })).status).toBe(404)
  expect((await visit().post(`/people/${handle}/pins`, { pin: 'first-log' })).path).toBe('/join')
  expect(await pinsOf(id)).toEqual([])
  expect((await browser.get(`/people/${handle}/badges`)).html).not.toContain('pin-choice')
})
