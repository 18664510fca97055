import { expect, onTestFinished, test } from 'vitest'
import { listen } from './listen.ts'

test('a port that is in use is said in a sentence with a way out', async () => {
  const first = await listen('127.0.0.1', 0)
  onTestFinished(() => first.stop())
  const port = Number(new URL(first.address).port)
  await expect(listen('127.0.0.1', port)).rejects.toThrow(
    `Port ${port} is in use by another program. Stop it, or choose another port`,
  )
})

test('who comes before everything is ready is asked to wait', async () => {
  const listening = await listen('127.0.0.1', 0)
  onTestFinished(() => listening.stop())
  const early = await fetch(listening.address)
  expect([early.status, early.headers.get('Retry-After')]).toEqual([503, '2'])

  listening.serve(() => new Response('ready'))
  expect(await (await fetch(listening.address)).text()).toBe('ready')
})
