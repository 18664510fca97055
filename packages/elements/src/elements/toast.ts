import { follow } from '../base/follow.ts'
import { type Asking, LaurelElement, propertiesOf, stylesOf } from '../base/laurel-element.ts'
import type { NoticeAnswer } from '../data/answers.ts'
import { type ToastData, toastView } from '../views/toast.ts'
import type { NoSettings } from '../views/view.ts'

/** In milliseconds: long enough to read two sentences twice. */
const LASTS = 8_000

/**
 * Shows what was just earned, once, at the edge of the window; several at once as one. What it loads it claims before
 * it shows it, so that no other page shows it too. It goes by its button, by Escape, and by itself unless it is pointed
 * at or focused.
 *
 * @csspart card @csspart close
 */
export class LaurelToast extends LaurelElement<ToastData, NoSettings> {
  static override properties = propertiesOf(toastView)
  static override styles = stylesOf(toastView)

  protected readonly view = toastView
  #timer: ReturnType<typeof setTimeout> | undefined

  /** Shows a notice, with those that are shown at this moment. */
  show(notice: Pick<NoticeAnswer, 'text' | 'awards'>): void {
    this.tell([...(this.current ?? []), notice])
    this.#wait()
  }

  /** Takes away what is shown. */
  hide(): void {
    clearTimeout(this.#timer)
    if (this.current?.length) this.tell([])
  }

  protected load(asking: Asking): Promise<ToastData> | null {
    const { person, source, plain } = asking
    if (!person || source.claim === undefined) return null
    const fail = (error: unknown) => this.fail(error)
    const claim = () =>
      source.claim?.(person, plain).then(({ items }) => {
        for (const notice of items) this.show(notice)
      }, fail)
    void claim()?.then(() => follow(asking, claim, fail))
    return null
  }

  protected override readonly behaviour = (root: ShadowRoot): void => {
    for (const type of ['pointerenter', 'focusin']) this.addEventListener(type, () => clearTimeout(this.#timer))
    for (const type of ['pointerleave', 'focusout']) this.addEventListener(type, () => this.#wait())
    root.addEventListener('keydown', (event) => {
      if (event instanceof KeyboardEvent && event.key === 'Escape') this.hide()
    })
  }

  protected override act(action: string): void {
    if (action === 'close') this.hide()
    else super.act(action)
  }

  #wait(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      if (!this.matches(':hover,:focus-within')) this.hide()
    }, LASTS)
  }
}
