import { follow } from '../base/follow.ts'
import { type Asking, LaurelElement, propertiesOf, stylesOf } from '../base/laurel-element.ts'
import type { NoticeAnswer } from '../data/answers.ts'
import { type InboxData, type InboxSettings, inboxView, unreadOf } from '../views/inbox.ts'

/**
 * A person's notices, the newest first; new ones stand on top as they come. Its attribute `unread` is how many nobody
 * has read. Data is `{ items }`, a list of notices.
 *
 * @fires laurel-unread - when that number changes, and once it is known; `detail` is it.
 * @csspart card @csspart heading @csspart count @csspart mark @csspart list @csspart item @csspart new @csspart notice
 */
export class LaurelInbox extends LaurelElement<InboxData, InboxSettings> {
  static override properties = propertiesOf(inboxView)
  static override styles = stylesOf(inboxView)

  declare level: number | null | undefined

  protected readonly view = inboxView
  #unread: number | null = null

  protected load(asking: Asking): Promise<InboxData> | null {
    const { source, person, plain, options } = asking
    if (!person || source.notices === undefined) return null
    return source.notices(person, plain, options).then((found) => {
      void follow(
        asking,
        (notice) => this.#add(notice),
        (error) => this.fail(error),
      )
      return found
    })
  }

  protected override act(action: string): void {
    if (action === 'read') void this.#read()
    else super.act(action)
  }

  protected override updated(): void {
    if (this.current === null) return
    const unread = unreadOf(this.current.items)
    if (unread === this.#unread) return
    this.#unread = unread
    this.setAttribute('unread', String(unread))
    this.dispatchEvent(new CustomEvent('laurel-unread', { detail: unread, bubbles: true, composed: true }))
  }

  #add(notice: NoticeAnswer): void {
    const items = this.current?.items ?? []
    if (!items.some(({ id }) => id === notice.id)) this.tell({ items: [notice, ...items] })
  }

  async #read(): Promise<void> {
    const { asking, current } = this
    const items = current?.items ?? []
    const ids = items.flatMap(({ id, readAt }) => (readAt === null ? id : []))
    try {
      if (asking?.person) await asking.source.markRead?.(asking.person, ids)
      const readAt = new Date()
      this.tell({ items: (this.current?.items ?? []).map((one) => (ids.includes(one.id) ? { ...one, readAt } : one)) })
    } catch (error) {
      this.fail(error)
    }
  }
}
