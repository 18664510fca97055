import type { Community } from '../community.ts'
import type { Clock } from '../start/clock.ts'
import type { Handler } from '../start/listen.ts'
import type { Output } from '../start/output.ts'
import { storyLength, tellStory } from './tell-story.ts'

export interface DemoStage {
  readonly handler: Handler
  readonly output: Output
  readonly clock: Clock
  readonly origin: string
}

/** Plays the demo community's half year, once. */
export async function playDemo({ store }: Community, { handler, output, clock, origin }: DemoStage): Promise<void> {
  const somebody = await store.many('select from dev_space.person limit 1')
  if (somebody.length > 0) return
  output.line('Playing half a year of an invented community')
  const now = clock.now().getTime()
  const total = storyLength(now)
  const progress = output.progress('Playing', 'things', total)
  const setClock = (at: number) => clock.set(new Date(at))
  await tellStory({ send: handler, origin, now, setClock, onProgress: (done) => progress.update(done) })
  clock.set(null)
  progress.end()
}
