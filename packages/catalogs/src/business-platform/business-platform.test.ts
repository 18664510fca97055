import { congratulate } from '@laurel/core'
import { describe, expect, test } from 'vitest'
import { earnedAt, newcomer } from '../testing.ts'
import { catalogOf } from './catalog-of.ts'
import {
  BADGE_DEFINITIONS,
  BADGE_NAMES,
  BADGE_TEXTS,
  type BadgeTextKey,
  type BadgeTexts,
  getAllBadgeDefinitions,
  getBadgeDefinition,
} from './definitions.ts'
import { businessPlatform } from './index.ts'

test.each([
  ['project.created', 'projectCreated', 'Project Created'],
  ['action.created', 'firstActionCreated', 'First Action Created'],
  ['application.created', 'firstApplicationCreated', 'First Application Created'],
  ['member.invited', 'firstProjectMemberInvite', 'First Project Member Invite'],
  ['dataType.created', 'firstDataTypeCreated', 'First Data Type Created'],
])('the first %s earns %s, and the ones after it nothing', (type, badge, name) => {
  expect(earnedAt(businessPlatform, 3, () => ({ type, actor: 'ada' }))).toEqual({ [badge]: 1 })
  expect(businessPlatform.badges[badge]?.name.en).toBe(name)
})

test('there are these five badges, each kept for good and held once', () => {
  expect(Object.keys(businessPlatform.badges)).toHaveLength(5)
  for (const badge of Object.values(businessPlatform.badges)) {
    expect(badge).toMatchObject({ truth: 'permanent', once: 'person', announced: true })
  }
})

test('what somebody else does earns nothing', () => {
  expect(newcomer(businessPlatform, 'bo').send({ type: 'project.created', actor: 'ada', owner: 'bo' })).toEqual([])
})

test.each([
  ['projectCreated', 'creating your first project', 'dein erstes Projekt angelegt'],
  ['firstActionCreated', 'creating your first action', 'deine erste Aktion angelegt'],
  ['firstApplicationCreated', 'creating your first application', 'deine erste Anwendung angelegt'],
  ['firstProjectMemberInvite', 'sending your first invitation', 'deine erste Einladung verschickt'],
  ['firstDataTypeCreated', 'creating your first data type', 'deinen ersten Datentyp angelegt'],
])('%s is announced for %s', (badge, english, german) => {
  expect(congratulate(businessPlatform, badge, 'en')).toMatch(`badge for ${english}!`)
  expect(congratulate(businessPlatform, badge, 'de')).toMatch(`Du hast ${german} und damit das Abzeichen`)
})

describe('the names and definitions that the platform’s pages use', () => {
  test('every badge of the catalog has a constant', () => {
    expect(Object.values(BADGE_NAMES)).toEqual(Object.keys(businessPlatform.badges))
    expect(BADGE_NAMES.FIRST_PROJECT_MEMBER_INVITE).toBe('firstProjectMemberInvite')
  })

  test('a definition has an icon, the keys of its texts, and the event that earns it', () => {
    expect(getBadgeDefinition(BADGE_NAMES.PROJECT_CREATED)).toEqual({
      name: 'projectCreated',
      icon: 'trophy',
      labelKey: 'badges.projectCreated.label',
      descriptionKey: 'badges.projectCreated.description',
      event: 'project.created',
      happened: 'A project was created by the actor.',
      metric: 'projects',
    })
    expect(getAllBadgeDefinitions()).toEqual(Object.values(BADGE_NAMES).map(getBadgeDefinition))
  })

  test('the keys of every definition are its own, and have a text in each language', () => {
    for (const { name, labelKey, descriptionKey } of BADGE_DEFINITIONS) {
      expect([labelKey, descriptionKey]).toEqual([`badges.${name}.label`, `badges.${name}.description`])
      for (const [language, texts] of Object.entries(BADGE_TEXTS)) {
        expect(texts[labelKey]).toBe(businessPlatform.badges[name]?.name[language])
        expect(texts[descriptionKey]).toBe(businessPlatform.badges[name]?.description[language])
      }
    }
  })

  test('a text that is missing and a key that is misspelt do not compile', () => {
    const { 'badges.projectCreated.label': _, ...others } = BADGE_TEXTS.de
    // @ts-expect-error: every key has a text.
    const lacking: BadgeTexts = others
    // @ts-expect-error: there is no such badge.
    const misspelt: BadgeTextKey = 'badges.projectCraeted.label'
    expect(Object.keys(lacking)).not.toContain(misspelt)
  })

  test('a badge that is added has its metric and its criteria by itself', () => {
    const [first] = BADGE_DEFINITIONS
    if (first === undefined) throw new Error('There are five.')
    const catalog = catalogOf([{ ...first, icon: 'rocket', event: 'project.published', metric: 'published' }])
    expect(earnedAt(catalog, 2, () => ({ type: 'project.published', actor: 'ada' }))).toEqual({ projectCreated: 1 })
  })

  test.each(['projectcreated', 'toString', ''])('there is no badge named "%s"', (name) => {
    expect(getBadgeDefinition(name)).toBeNull()
  })
})
