import { expect, test } from 'vitest'
import { event, onEachEngine, START } from '../test-support/engines.ts'
import type { PersonAttributes } from './save-person.ts'

const ADA = {
  name: 'Ada Lovelace',
  handle: 'ada',
  zone: 'Europe/London',
  locale: 'en-GB',
  avatar: 'https://example.org/ada.png',
  email: 'ada@example.org',
} as const satisfies PersonAttributes

const INVALID: readonly (readonly [string, keyof PersonAttributes | 'id', string | undefined, PersonAttributes])[] = [
  ['an empty id', 'id', '', {}],
  ['an id of 201 characters', 'id', 'a'.repeat(201), {}],
  ['an id with a line break', 'id', 'a\nb', {}],
  ['an id with a NUL', 'id', 'a\0b', {}],
  ['an id with half a character', 'id', 'a\ud83d', {}],
  ['an empty name', 'name', undefined, { name: '' }],
  ['a name of 201 characters', 'name', undefined, { name: 'a'.repeat(201) }],
  ['a name with a NUL', 'name', undefined, { name: 'a\0' }],
  ['a name that is no text', 'name', undefined, { name: 5 as unknown as string }],
  ['a handle of 101 characters', 'handle', undefined, { handle: 'a'.repeat(101) }],
  ['a handle with a tab', 'handle', undefined, { handle: 'a\tb' }],
  ['a zone that nobody knows', 'zone', undefined, { zone: 'Europe/Atlantis' }],
  ['an offset for a zone', 'zone', undefined, { zone: '+02:00' }],
  ['an empty zone', 'zone', undefined, { zone: '' }],
  ['a locale that is none', 'locale', undefined, { locale: 'de_DE!' }],
  ['a locale of 36 characters', 'locale', undefined, { locale: `en-${'abcdefgh-'.repeat(4)}`.slice(0, 36) }],
  ['an avatar of 2001 characters', 'avatar', undefined, { avatar: 'a'.repeat(2001) }],
  ['an email with a line break', 'email', undefined, { email: 'a@example.org\nbcc: b@example.org' }],
  ['an email of 321 characters', 'email', undefined, { email: 'a'.repeat(321) }],
]

onEachEngine((open) => {
  test('F9 a person’s zone is a name: an offset would be wrong for half the year', async () => {
    const { laurel } = await open()
    await expect(laurel.person('ada', { zone: '+02:00' })).rejects.toMatchObject({
      code: 'invalid_person',
      field: 'zone',
    })
  })

  test('nobody is null until told of, then everything that was told', async () => {
    const { laurel } = await open()
    expect(await laurel.person('ada')).toBeNull()
    const stored = { id: 'ada', ...ADA, createdAt: START }
    expect(await laurel.person('ada', ADA)).toEqual(stored)
    expect(await laurel.person('ada')).toEqual(stored)
  })

  test('a person may be stored with nothing told', async () => {
    const { laurel } = await open()
    const nothing = { name: null, handle: null, zone: null, locale: null, avatar: null, email: null }
    expect(await laurel.person('ada', {})).toEqual({ id: 'ada', ...nothing, createdAt: START })
  })

  test('what is left out stays as it is, and null clears it', async () => {
    const { laurel, clock } = await open()
    await laurel.person('ada', ADA)
    clock.now = new Date('2027-01-01T00:00:00Z')
    for (const field of Object.keys(ADA) as (keyof typeof ADA)[]) {
      expect(await laurel.person('ada', { [field]: undefined })).toEqual({ id: 'ada', ...ADA, createdAt: START })
      expect(await laurel.person('ada', { [field]: null })).toEqual({
        id: 'ada',
        ...ADA,
        [field]: null,
        createdAt: START,
      })
      await laurel.person('ada', { [field]: ADA[field] })
    }
  })

  test.each(INVALID)(
    '%s is refused with the name of the field, and nothing is stored',
    async (_, field, id, attributes) => {
      const { laurel, rows } = await open()
      const storing = laurel.person(id ?? 'ada', attributes)
      await expect(storing).rejects.toMatchObject({ code: 'invalid_person', field })
      expect(await rows('select 1 from :schema.person')).toEqual([])
    },
  )

  test('the longest and strangest values that are allowed come back as they went in', async () => {
    const { laurel } = await open()
    const id = `${'ü'.repeat(196)}"'\\💛`
    const told = {
      name: `${'n'.repeat(190)} "'\\%_$1😜`,
      avatar: 'a'.repeat(2000),
      zone: 'America/Argentina/Buenos_Aires',
    }
    await laurel.person(id, told)
    expect(await laurel.person(id)).toMatchObject({ id, ...told })
  })

  test('A7 somebody known only from events keeps everything when told of, and keeps the day they were first seen', async () => {
    const { laurel, clock } = await open()
    await laurel.record(event('e1', 'project.created', { target: 'project:1' }))
    clock.now = new Date('2026-03-03T12:00:00Z')
    expect(await laurel.person('ada', ADA)).toEqual({ id: 'ada', ...ADA, createdAt: START })
    expect(await laurel.profile('ada')).toMatchObject({ badgesEarned: 2, person: { name: 'Ada Lovelace' } })
    expect((await laurel.record(event('e1', 'project.created', { target: 'project:1' })))[0]?.status).toBe('duplicate')
  })

  test('events that are recorded while a person is being told of are all counted, and what was told stays', async () => {
    const { again } = await open()
    const laurels = await Promise.all([again(), again(), again()])
    const writes = Array.from({ length: 60 }, (_, n) => {
      const laurel = laurels[n % 3]
      return n % 2 === 0
        ? laurel?.record(event(`e${n}`, 'points.given'))
        : laurel?.person('ada', n % 4 === 1 ? { name: 'Ada' } : { handle: 'ada' })
    })
    await Promise.all(writes)
    const profile = await laurels[0]?.profile('ada')
    expect(profile?.person).toMatchObject({ name: 'Ada', handle: 'ada' })
    expect(profile?.milestones.find((milestone) => milestone.metric === 'points')?.value).toBe(30)
    expect(profile?.badgesEarned).toBe(4)
  })

  test('the email is in no profile and in no feed', async () => {
    const { laurel } = await open()
    await laurel.person('ada', ADA)
    await laurel.record(event('e1', 'project.created', { target: 'project:1' }))
    const shown = [
      await laurel.profile('ada'),
      await laurel.showcase('ada'),
      await laurel.feed(),
      await laurel.inbox('ada'),
    ]
    expect(JSON.stringify(shown)).not.toContain(ADA.email)
  })
})
