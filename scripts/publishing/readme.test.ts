import { expect, test } from 'vitest'
import { absoluteLinks, examplesOf, expectedOutput, shellExamplesOf } from './readme.ts'

const page =
  'See [embed](../../docs/embed.md#open-it), [core](../core/README.md), [here](#sizes), [npm](https://npmjs.com).'

test('links to files of the repository lead to where it is published', () => {
  expect(absoluteLinks(page, 'packages/engine', { url: 'git+https://example.org/us/laurel.git' })).toBe(
    'See [embed](https://example.org/us/laurel/blob/HEAD/docs/embed.md#open-it), ' +
      '[core](https://example.org/us/laurel/blob/HEAD/packages/core/README.md), [here](#sizes), [npm](https://npmjs.com).',
  )
})

test('without a repository they stay as they are', () => {
  expect(absoluteLinks(page, 'packages/engine', undefined)).toBe(page)
})

test('an example is what is marked as js, and says what it prints in comments', () => {
  const text =
    "```ts\nconsole.log(0) // 0\n```\n```js\nconsole.log(1 + 1) // 2\n// not this\n  console.log('a') // a\n```"
  expect(examplesOf(text).map(expectedOutput)).toEqual([['2', 'a']])
})

test('an example for a shell is what stands above the comments that say what it prints', () => {
  const text = '```sh\nnpm install it\n```\n```sh\nit one\n# 1\n\necho "2" > two\nit two\n# 2\n# and more\n```'
  expect(shellExamplesOf(text)).toEqual([
    { command: 'it one\n', expected: ['1'] },
    { command: '\necho "2" > two\nit two\n', expected: ['2', 'and more'] },
  ])
})
