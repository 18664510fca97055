import { expect, test } from 'vitest'
import { createLogger } from './logger.ts'

function capture(level?: string) {
  const lines: string[] = []
  const logger = createLogger({
    ...(level === undefined ? {} : { level }),
    destination: { write: (line) => void lines.push(line) },
  })
  return { logger, lines }
}

test('a line is an object with what was said and when', () => {
  const { logger, lines } = capture('info')
  logger.info({ route: '/feed' }, 'request')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 30,
    route: '/feed',
    msg: 'request',
    time: expect.any(Number),
  })
})

test('less important lines than the level are not written', () => {
  const { logger, lines } = capture('warn')
  logger.info({}, 'request')
  expect(lines).toEqual([])
})

test('an error is written without what a database adds to it', () => {
  const { logger, lines } = capture()
  const cause = Object.assign(new Error('duplicate key'), {
    code: '23505',
    detail: 'Key (email)=(ada@example.org) already exists.',
  })
  logger.error({ err: new Error('saving failed', { cause }) }, 'request failed')
  expect(JSON.parse(lines[0] ?? '').err).toMatchObject({
    message: 'saving failed',
    cause: { message: 'duplicate key', code: '23505' },
  })
  expect(lines[0]).not.toContain('ada@example.org')
})

test('keys and e-mail addresses are struck out wherever they stand', () => {
  const { logger, lines } = capture()
  logger.info(
    { email: 'ada@example.org', person: { email: 'ada@example.org' }, headers: { authorization: 'Bearer x' } },
    'saved',
  )
  expect(lines[0]).not.toMatch(/ada@|Bearer/)
})

test('a level that there is not is refused with those that there are', () => {
  expect(() => createLogger({ level: 'loud' })).toThrow(
    'LOG_LEVEL is "loud". Set it to one of trace, debug, info, warn, error, fatal, silent.',
  )
})
