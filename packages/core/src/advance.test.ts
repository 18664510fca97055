import { describe, expect, test } from 'vitest'
import { advance, scopesTouched } from './advance.ts'
import { type Advanced, isEarned } from './change.ts'
import { allOf, defineCatalog, holding, reach } from './define.ts'
import type { Fact } from './event.ts'
import { heldSince } from './holding.ts'
import { metricValue } from './metric.ts'
import { compileRules } from './rules.ts'
import { PERSON, States, targetScope } from './state.ts'

const text = { en: 'Text' }

const badge = { name: text, description: text, category: 'c', tier: 'bronze', glyph: 'star' } as const

const catalog = defineCatalog({
  id: 'test',
  name: text,
  events: {
    'project.created': 'A project is there.',
    'project.deleted': 'A project is gone.',
    'pages.read': 'Pages were read.',
    'post.liked': 'A post was liked.',
    'answer.voted': 'An answer was voted on.',
    'answer.seen': 'An answer was seen.',
    'file.changed': 'A file changed.',
  },
  categories: { c: { name: text } },
  metrics: {
    projects: {
      kind: 'live',
      things: [{ added: ['project.created'], removed: ['project.deleted'] }],
      by: 'target',
      credit: 'actor',
      noun: text,
    },
    pages: { kind: 'sum', of: ['pages.read'], credit: 'actor', noun: text },
    likesGiven: { kind: 'distinct', of: ['post.liked'], by: 'target', credit: 'actor', noun: text },
    likesReceived: { kind: 'count', of: ['post.liked'], credit: 'owner', noun: text },
    seen: { kind: 'count', of: ['answer.seen'], per: 'target', credit: 'actor', noun: text },
    score: { kind: 'peak', of: ['answer.voted'], per: 'target', credit: 'owner', noun: text },
    lines: { kind: 'sum', of: ['file.changed'], fields: ['data.lines'], credit: 'actor', noun: text },
    files: { kind: 'count', of: ['file.changed'], credit: 'actor', noun: text },
  },
  badges: {
    reader1: { ...badge, criteria: reach('pages', 1) },
    reader5: { ...badge, criteria: reach('pages', 5) },
    reader15: { ...badge, criteria: reach('pages', 15) },
    reader30: { ...badge, criteria: reach('pages', 30) },
    builder: { ...badge, criteria: reach('projects', 1) },
    allRounder: { ...badge, criteria: allOf(holding('reader30'), holding('builder')) },
    // Before what it needs, so that the order of the catalog cannot be what makes it work.
    landlord: { ...badge, criteria: holding('owner'), truth: 'live' },
    owner: { ...badge, criteria: reach('projects', 1), truth: 'live' },
    liker: { ...badge, criteria: reach('likesGiven', 2) },
    liked: { ...badge, criteria: reach('likesReceived', 2) },
    niceAnswer: { ...badge, criteria: reach('score', 10), scope: 'target', once: 'target' },
    firstNiceAnswer: { ...badge, criteria: reach('score', 10), scope: 'target' },
    niceAndSeen: {
      ...badge,
      criteria: allOf(holding('niceAnswer'), reach('seen', 1)),
      scope: 'target',
      once: 'target',
    },
    editor: { ...badge, criteria: reach('files', 2) },
  },
})

const rules = compileRules(catalog)
const { projects, lines } = catalog.metrics
if (projects === undefined || lines === undefined) throw new TypeError('The catalog lacks what the tests look at.')

let ids = 0
function happened(type: string, fields: Partial<Fact> = {}): Fact {
  ids += 1
  const nothing = { actor: 'ada', owner: null, target: null, value: 1, zone: null, data: null }
  return { id: `e${ids}`, type, at: ids * 1000, ...nothing, ...fields }
}

function told({ changes }: Advanced): readonly string[] {
  return changes.map((change) => `${isEarned(change) ? '+' : '-'}${change.badge}`)
}

const created = (target = 'project:1') => happened('project.created', { target })
const deleted = (target = 'project:1') => happened('project.deleted', { target })
const voted = (value: number, target: string) => happened('answer.voted', { actor: null, owner: 'ada', value, target })

describe('crossing thresholds', () => {
  test('B2 one event that jumps from 0 to 30 earns all four badges of a ladder', () => {
    const fact = happened('pages.read', { value: 30 })
    const { changes } = advance(rules, 'ada', new States(), [fact])
    expect(changes).toEqual(
      ['reader1', 'reader5', 'reader15', 'reader30'].map((id) => ({
        kind: 'earned',
        badge: id,
        instance: '',
        tier: 'bronze',
        earnedAt: fact.at,
        eventId: fact.id,
        ground: 'rule',
        times: 1,
        ends: null,
        quiet: false,
      })),
    )
  })

  test('B3 a badge is earned at its number, not one before and not again one after', () => {
    const states = new States()
    const read = (value: number) => told(advance(rules, 'ada', states, [happened('pages.read', { value })]))
    expect([read(4), read(1), read(1)]).toEqual([['+reader1'], ['+reader5'], []])
  })

  test('B12 a badge is earned when the event happened that made it true', () => {
    const facts = [created('project:1'), created('project:2')]
    const { changes } = advance(rules, 'ada', new States(), facts)
    expect(changes[0]).toMatchObject({ badge: 'builder', earnedAt: facts[0]?.at, eventId: facts[0]?.id })
  })

  test('B9 a badge that needs others is earned by the event that completes the last of them', () => {
    const states = new States()
    advance(rules, 'ada', states, [happened('pages.read', { value: 29 }), created()])
    const last = happened('pages.read')
    expect(advance(rules, 'ada', states, [last]).changes).toMatchObject([
      { badge: 'reader30', eventId: last.id },
      { badge: 'allRounder', eventId: last.id },
    ])
  })

  test('D7 two events of the same millisecond both count', () => {
    const facts = ['post:1', 'post:2'].map((target) => happened('post.liked', { target, owner: 'bo', at: 5 }))
    expect(told(advance(rules, 'ada', new States(), facts))).toEqual(['+liker'])
  })

  test('facts at once and facts one by one end the same', () => {
    const facts = [
      created(),
      happened('pages.read', { value: 40 }),
      deleted(),
      created('project:2'),
      voted(12, 'answer:1'),
    ]
    const atOnce = new States()
    const together = advance(rules, 'ada', atOnce, facts).changes
    const steps = new States()
    const apart = facts.flatMap((fact) => advance(rules, 'ada', steps, [fact]).changes)
    expect(apart).toEqual(together)
    expect([...steps.scopes()]).toEqual([...atOnce.scopes()])
  })
})

describe('undoing', () => {
  test('C1 a permanent badge stays when the project is deleted, and the counter shows 0', () => {
    const states = new States()
    const changes = told(advance(rules, 'ada', states, [created(), deleted()]))
    expect(changes.filter((change) => change.endsWith('builder'))).toEqual(['+builder'])
    expect(metricValue('projects', projects, states.read(PERSON), 0)).toBe(0)
    expect(states.read(PERSON)?.badges).toHaveProperty('builder')
  })

  test('C4 a live badge is lost with the project, and what needed it is lost as well', () => {
    const states = new States()
    const gone = deleted()
    const { changes } = advance(rules, 'ada', states, [created(), gone])
    expect(changes.filter((change) => !isEarned(change))).toEqual([
      { kind: 'lost', badge: 'owner', instance: '', lostAt: gone.at, by: 'cascade', reason: null },
      { kind: 'lost', badge: 'landlord', instance: '', lostAt: gone.at, by: 'cascade', reason: null },
    ])
    expect(heldSince(states.read(PERSON)?.badges.owner)).toBeUndefined()
  })

  test('C5 a live badge comes back with the next project; a permanent one is not given twice', () => {
    const changes = advance(rules, 'ada', new States(), [created(), deleted(), created()])
    expect(told(changes).filter((change) => change.endsWith('owner'))).toEqual(['+owner', '-owner', '+owner'])
    expect(told(changes).filter((change) => change.endsWith('builder'))).toEqual(['+builder'])
  })
})

describe('who is credited', () => {
  test('the actor and the owner of one event are credited with different metrics', () => {
    const facts = [1, 2].map((post) => happened('post.liked', { owner: 'bo', target: `post:${post}` }))
    expect(told(advance(rules, 'ada', new States(), facts))).toEqual(['+liker'])
    expect(told(advance(rules, 'bo', new States(), facts))).toEqual(['+liked'])
  })

  test('whoever is actor and owner in one is credited with both', () => {
    const facts = [1, 2].map((post) => happened('post.liked', { owner: 'ada', target: `post:${post}` }))
    expect(told(advance(rules, 'ada', new States(), facts))).toEqual(['+liker', '+liked'])
  })

  test('an event that no rule listens to changes nothing', () => {
    const states = new States()
    expect(advance(rules, 'ada', states, [happened('unheard.of')])).toEqual({ changes: [], failures: [] })
    expect(advance(rules, 'bo', states, [happened('pages.read', { actor: null, owner: 'bo' })]).changes).toEqual([])
    expect(states.touched.size).toBe(0)
  })
})

describe('one target at a time', () => {
  test('a badge once per target is earned for each that reaches it', () => {
    const states = new States()
    const votes = [
      voted(9, 'answer:1'),
      voted(9, 'answer:2'),
      voted(1, 'answer:1'),
      voted(5, 'answer:1'),
      voted(1, 'answer:2'),
    ]
    const nice = advance(rules, 'ada', states, votes).changes.filter((change) => change.badge === 'niceAnswer')
    expect(nice).toMatchObject([{ instance: 'answer:1' }, { instance: 'answer:2' }])
  })

  test('a badge once per person is earned for the first target only', () => {
    const votes = [voted(10, 'answer:1'), voted(10, 'answer:2')]
    const { changes } = advance(rules, 'ada', new States(), votes)
    expect(changes.filter((change) => change.badge === 'firstNiceAnswer')).toMatchObject([{ instance: '' }])
  })

  test('an event without target says nothing about any', () => {
    const fact = happened('answer.voted', { actor: null, owner: 'ada', value: 50 })
    expect(advance(rules, 'ada', new States(), [fact]).changes).toEqual([])
  })
})

describe('what must be loaded', () => {
  test('the scopes touched are all that a fold reads or writes', () => {
    const facts = [created(), happened('post.liked', { owner: 'ada', target: 'post:1' }), voted(10, 'answer:1')]
    const scopes = scopesTouched(rules, 'ada', facts)
    const states = new States()
    advance(rules, 'ada', states, facts)
    expect([...states.touched].filter((scope) => scope !== PERSON && !scopes.has(scope))).toEqual([])
  })

  test('a target whose badge may follow from another badge is loaded too', () => {
    const fact = happened('answer.seen', { target: 'answer:1' })
    expect([...scopesTouched(rules, 'ada', [fact])]).toEqual([targetScope('answer:1')])
  })
})

describe('failing', () => {
  test('A15 a metric that fails is reported, and every other rule goes on', () => {
    const states = new States()
    const good = happened('file.changed', { data: { lines: 3 } })
    const bad = happened('file.changed', { data: { lines: 'many' } })
    const { changes, failures } = advance(rules, 'ada', states, [good, bad])
    expect(failures).toEqual([
      { rule: 'metric:lines', eventId: bad.id, error: 'data.lines is "many", which cannot be added up exactly.' },
    ])
    expect(changes).toMatchObject([{ badge: 'editor', eventId: bad.id }])
    expect(metricValue('lines', lines, states.read(PERSON), 0)).toBe(3)
  })
})
