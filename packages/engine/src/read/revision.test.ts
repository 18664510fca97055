import { describe, expect, test } from 'vitest'
import { correctable } from '../test-support/corrections.ts'
import { event, minute, onEachEngine } from '../test-support/engines.ts'

onEachEngine((openCommunity) => {
  describe('the revision of what is shown of somebody', () => {
    test('is another one after an event, a choice, a new name and a decision, and stays while nothing happens', async () => {
      const { laurel } = await openCommunity({ catalog: correctable })
      expect(await laurel.revision('ada')).toBeNull()
      const seen: (string | null)[] = []
      const look = async () => seen.push(await laurel.revision('ada'))
      await laurel.record(event('e1', 'points.given', { at: minute(1), value: 1, actor: 'ada' }))
      await look()
      await laurel.record(event('e2', 'points.given', { at: minute(2), value: 1, actor: 'ada' }))
      await look()
      await laurel.prefer('ada', { recognition: 'private' })
      await look()
      await laurel.person('ada', { name: 'Ada' })
      await look()
      const [badge = ''] = Object.keys(correctable.badges)
      await laurel.grant({ person: 'ada', badge, by: 'admin', reason: 'For a test' })
      await look()
      expect(new Set(seen).size).toBe(seen.length)
      expect(await laurel.revision('ada')).toBe(seen.at(-1))
    })
  })
})
