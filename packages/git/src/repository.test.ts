import { expect, test } from 'vitest'
import { nameInUrl } from './repository.ts'

test.for([
  ['https://git.example.org/ann/garden.git', 'ann/garden'],
  ['https://ann:secret@git.example.org:8443/ann/garden/', 'ann/garden'],
  ['https://git.example.org/group/sub/garden?token=secret', 'group/sub/garden'],
  ['ssh://git@git.example.org:22/ann/garden.git', 'ann/garden'],
  ['git@git.example.org:ann/garden.git', 'ann/garden'],
  ['/srv/git/garden.git', null],
  ['../garden', null],
  ['file:///srv/git/garden.git', null],
  ['C:\\git\\garden', null],
  ['C:/git/garden', null],
] as const)('%s is %s', ([url, name]) => {
  expect(nameInUrl(url)).toBe(name)
})
