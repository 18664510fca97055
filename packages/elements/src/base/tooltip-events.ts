/**
 * What makes the tooltips of one shadow root open and close: shown while a badge is pointed at or focused, and by a tap;
 * gone with Escape, with a tap elsewhere, and when another one opens. A pointer may move onto the tooltip. Where it
 * stands is a matter of style.
 */
export class TooltipEvents {
  readonly #root: ShadowRoot
  #open: HTMLElement | null = null

  /** `touch`: whether a finger is why this was fetched. */
  constructor(root: ShadowRoot, touch: boolean) {
    this.#root = root
    for (const type of INSIDE) root.addEventListener(type, this)
    // A button opens its own without script: it may have done so while this was fetched.
    const here = root.querySelector(touch ? ':popover-open' : '.badge:hover,:focus-visible')?.closest('.badge')
    if (here) this.#show(here)
  }

  handleEvent(event: Event): void {
    if (event instanceof KeyboardEvent) {
      if (event.key === 'Escape') this.#hide()
    } else if (event.type === 'pointerdown') {
      if (!event.composedPath().includes(this.#root)) this.#hide()
    } else if (event.target instanceof Element) {
      const badge = event.target.closest('.badge')
      if (badge !== null) this.#react(event, badge)
    }
  }

  #hide(): void {
    for (const type of OUTSIDE) document.removeEventListener(type, this, true)
    if (this.#open?.matches(':popover-open')) this.#open.hidePopover()
    this.#open = null
  }

  #react(event: Event, badge: Element): void {
    const touch = event instanceof PointerEvent && event.pointerType === 'touch'
    const focused = badge.querySelector(':focus-visible') !== null
    if (event.type === 'click') {
      // A link leads where it leads. A button would do by itself what it does without script: turn the tooltip on and off.
      if (badge.querySelector('a') !== null) return
      event.preventDefault()
      if (touch && this.#open !== null && badge.contains(this.#open)) this.#hide()
      else this.#show(badge)
    } else if ((event.type === 'pointerover' && !touch) || (event.type === 'focusin' && focused)) this.#show(badge)
    else if (event.type === 'focusout' || (event.type === 'pointerout' && !touch && !staysIn(badge, event) && !focused))
      this.#hide()
  }

  #show(badge: Element): void {
    const [face, tip] = [badge.querySelector<HTMLElement>('.face'), badge.querySelector<HTMLElement>('.tip')]
    if (face === null || tip === null || tip === this.#open) return
    this.#hide()
    this.#open = tip
    // Its source is what it is placed at.
    if (!tip.matches(':popover-open')) tip.showPopover({ source: face })
    for (const type of OUTSIDE) document.addEventListener(type, this, true)
  }
}

const INSIDE = ['pointerover', 'pointerout', 'focusin', 'focusout', 'click'] as const
const OUTSIDE = ['keydown', 'pointerdown'] as const

function staysIn(badge: Element, event: Event): boolean {
  return event instanceof MouseEvent && event.relatedTarget instanceof Node && badge.contains(event.relatedTarget)
}
