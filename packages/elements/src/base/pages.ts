import type { PageAnswer } from '../data/answers.ts'
import { type Asking, LaurelElement } from './laurel-element.ts'

/**
 * An element that shows a list in pages: its button brings the next one.
 *
 * @fires laurel-more - when another page is wanted and it cannot load that itself; `detail` is the cursor.
 */
export abstract class LaurelPages<Page extends PageAnswer<unknown>, Settings extends object> extends LaurelElement<
  Page,
  Settings
> {
  /** One page, the first one without a cursor; null when it is not told enough to ask for it. */
  protected abstract read(asking: Asking, cursor?: string): Promise<Page> | null

  protected load(asking: Asking): Promise<Page> | null {
    return this.read(asking)
  }

  protected override act(action: string): void {
    if (action === 'more') void this.#more()
    else super.act(action)
  }

  async #more(): Promise<void> {
    const { asking, current } = this
    if (current === null || current.next === null) return
    const wanted = asking === null ? null : this.read(asking, current.next)
    if (wanted === null) this.dispatchEvent(new CustomEvent('laurel-more', { detail: current.next, bubbles: true }))
    else
      await wanted.then(
        (page) => this.#add(page),
        (error: unknown) => this.fail(error),
      )
  }

  async #add(page: Page): Promise<void> {
    const { current } = this
    if (current === null) return
    this.tell({ ...page, items: [...current.items, ...page.items] })
    await this.updateComplete
    // The button may be gone, and who came by keyboard goes on reading at what is new.
    this.renderRoot?.querySelectorAll<HTMLElement>('[part=item]')?.[current.items.length]?.focus()
  }
}
