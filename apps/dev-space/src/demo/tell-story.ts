import * as content from './content.ts'
import { FormSender } from './form-sender.ts'
import { type DemoPerson, people } from './people.ts'
import { type Act, type Deed, planUntil } from './plan.ts'
import { type Random, randomFrom } from './random.ts'

export interface Stage {
  /** Answers a request of somebody of the community. */
  readonly send: (request: Request) => Response | Promise<Response>
  readonly origin: string
  /** Sets the clock that the community goes by, in milliseconds. */
  readonly setClock: (at: number) => void
  readonly now: number
  readonly onProgress?: (done: number) => void
}

/**
 * Plays half a year of a community of twelve, form by form as people send them, so that everything in it came about
 * as it does in real life: rows, events, badges and notices.
 */
export async function tellStory(stage: Stage): Promise<void> {
  const acts = planUntil(stage.now)
  const story = new Story(stage)
  for (const [index, act] of acts.entries()) {
    stage.setClock(act.at)
    await story.play(act)
    stage.onProgress?.(index + 1)
  }
  stage.setClock(stage.now)
  await story.pinBadges()
}

/** How many things happen in the story that ends now. */
export function storyLength(now: number): number {
  return planUntil(now).length
}

interface Thing {
  readonly path: string
  readonly subject: string
  readonly owner: DemoPerson
}

class Story {
  readonly #stage: Stage
  readonly #random: Random = randomFrom(77)
  readonly #senders = new Map<DemoPerson, FormSender>()
  readonly #projects: Thing[] = []
  readonly #things: Thing[] = []
  readonly #questions: Thing[] = []
  readonly #turns = new Map<readonly unknown[], number>()
  readonly #reacted = new Set<string>()
  #releases = 0

  constructor(stage: Stage) {
    this.#stage = stage
  }

  async play({ who, deed }: Act): Promise<void> {
    await this.#deeds[deed](who)
  }

  /** Which badges stand first in a profile; those that are not held are passed over. */
  async pinBadges(): Promise<void> {
    for (const who of people.filter(({ pins }) => pins !== undefined))
      for (const pin of who.pins ?? []) await this.#post(who, `/people/${who.handle}/pins`, { pin })
  }

  readonly #deeds: Readonly<Record<Deed, (who: DemoPerson) => Promise<void>>> = {
    join: (who) => this.#join(who),
    project: (who) => this.#begin(who),
    entry: (who) => this.#write(who),
    interact: (who) => this.#interact(who),
    contribute: (who) => this.#contribute(who),
    post: (who) => this.#publish(who),
    ask: (who) => this.#ask(who),
    answer: (who) => this.#answer(who),
    release: (who) => this.#release(who),
  }

  async #join(who: DemoPerson): Promise<void> {
    this.#senders.set(who, new FormSender(this.#stage.send, this.#stage.origin, who.zone))
    const { name, handle, title, about, zone } = who
    await this.#post(who, '/guest')
    await this.#post(who, '/settings/profile', { name, handle, title, about })
    await this.#post(who, '/settings/display', { locale: 'en', zone, theme: 'system' })
  }

  async #begin(who: DemoPerson): Promise<void> {
    const [name, summary] = this.#turn(content.projectIdeas)
    const { to } = await this.#post(who, '/projects', { name, summary, open: 'yes' })
    if (to === null) return
    const project = { path: to, subject: `project:${to.split('/')[2]}`, owner: who }
    this.#projects.push(project)
    this.#things.push(project)
  }

  async #write(who: DemoPerson): Promise<void> {
    const project = this.#own(who)
    if (project === undefined) return this.#begin(who)
    const { to } = await this.#post(who, `${project.path}/journey`, { text: this.#turn(content.entryTexts) })
    const id = /#(?:journey|entry)-(\d+)/.exec(to ?? '')?.[1]
    if (id !== undefined) this.#things.push({ path: project.path, subject: `journey:${id}`, owner: who })
  }

  async #release(who: DemoPerson): Promise<void> {
    const project = this.#own(who)
    if (project === undefined) return this.#begin(who)
    this.#releases += 1
    await this.#post(who, `${project.path}/releases`, {
      name: `1.${this.#releases}.0`,
      notes: this.#turn(content.entryTexts),
    })
  }

  async #interact(who: DemoPerson): Promise<void> {
    const fresh = this.#things.filter(({ subject }) => !this.#reacted.has(`${who.handle} ${subject}`))
    const thing = this.#others(who, fresh)
    if (thing === undefined) return this.#write(who)
    const chance = this.#random.next()
    if (chance < 0.03) await this.#post(who, `/people/${thing.owner.handle}/follow`)
    else if (chance < 0.35)
      await this.#post(who, '/comments', { subject: thing.subject, text: this.#turn(content.comments) })
    else {
      this.#reacted.add(`${who.handle} ${thing.subject}`)
      await this.#post(who, '/reactions', { subject: thing.subject, wish: 'give' })
    }
  }

  async #contribute(who: DemoPerson): Promise<void> {
    const project = this.#others(who, this.#projects)
    if (project === undefined) return this.#write(who)
    const { path, owner } = project
    await this.#post(who, `${path}/join`)
    const title = this.#turn(content.contributionTitles)
    const { to } = await this.#post(who, `${path}/contributions`, { title, text: this.#turn(content.entryTexts) })
    const contribution = /\/contributions\/\d+/.exec(to ?? '')?.[0]
    if (contribution !== undefined) await this.#post(owner, `${path}${contribution}/decision`, { decision: 'approve' })
  }

  async #publish(who: DemoPerson): Promise<void> {
    const { to } = await this.#post(who, '/posts', { text: this.#turn(content.postTexts) })
    const id = /\/posts\/(\d+)/.exec(to ?? '')?.[1]
    if (id !== undefined) this.#things.push({ path: `/posts/${id}`, subject: `post:${id}`, owner: who })
  }

  async #ask(who: DemoPerson): Promise<void> {
    const [title, text] = this.#turn(content.questions)
    const { to } = await this.#post(who, '/discussions', { title, text })
    const id = /\/discussions\/(\d+)/.exec(to ?? '')?.[1]
    if (id === undefined) return
    const question = { path: `/discussions/${id}`, subject: `discussion:${id}`, owner: who }
    this.#questions.push(question)
    this.#things.push(question)
  }

  async #answer(who: DemoPerson): Promise<void> {
    const question = this.#others(who, this.#questions)
    if (question === undefined) return this.#interact(who)
    const { to } = await this.#post(who, '/comments', { subject: question.subject, text: this.#turn(content.answers) })
    const comment = /#comment-(\d+)/.exec(to ?? '')?.[1]
    if (comment !== undefined && this.#random.next() < 0.4)
      await this.#post(question.owner, `${question.path}/accept`, { comment })
  }

  #own(who: DemoPerson): Thing | undefined {
    const own = this.#projects.filter(({ owner }) => owner === who)
    return own.length === 0 ? undefined : this.#random.pick(own)
  }

  /** Something of somebody else, more likely a recent one. */
  #others(who: DemoPerson, things: readonly Thing[]): Thing | undefined {
    const others = things.filter(({ owner }) => owner !== who).slice(-120)
    return others.length === 0 ? undefined : this.#random.pick(others)
  }

  /** The next of some texts, and from the first again after the last. */
  #turn<T>(from: readonly T[]): T {
    const turn = this.#turns.get(from) ?? 0
    this.#turns.set(from, turn + 1)
    const found = from[turn % from.length]
    if (found === undefined) throw new RangeError('There is nothing to tell.')
    return found
  }

  #post(who: DemoPerson, path: string, fields: Readonly<Record<string, string>> = {}) {
    const sender = this.#senders.get(who)
    if (sender === undefined) throw new Error(`@${who.handle} has not joined yet.`)
    return sender.post(path, fields)
  }
}
