/** How far a tooltip stays from the edges of the window, and from its badge. */
const EDGE = 8
const GAP = 6

/**
 * Tooltips of one shadow root: shown while a badge is pointed at or focused, and by a tap; gone with Escape, with a tap
 * elsewhere, and when another one opens. A pointer may move onto the tooltip.
 */
export function addTooltips(root: ShadowRoot): void {
  const tooltips = new Tooltips(root)
  for (const type of ['pointerover', 'pointerout', 'focusin', 'focusout', 'click'])
    root.addEventListener(type, tooltips)
}

class Tooltips {
  readonly #root: ShadowRoot
  #open: HTMLElement | null = null

  constructor(root: ShadowRoot) {
    this.#root = root
  }

  handleEvent(event: Event): void {
    if (event.type === 'scroll') this.#place()
    else if (event instanceof KeyboardEvent) {
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
    if (this.#open?.matches(':popover-open') === true) this.#open.hidePopover()
    this.#open = null
  }

  #react(event: Event, badge: Element): void {
    const touch = event instanceof PointerEvent && event.pointerType === 'touch'
    const stays =
      event instanceof MouseEvent && event.relatedTarget instanceof Node && badge.contains(event.relatedTarget)
    if (event.type === 'click') {
      // Otherwise the button would do by itself what it does without script: turn the tooltip on and off.
      event.preventDefault()
      if (touch && this.#open !== null && badge.contains(this.#open)) this.#hide()
      else this.#show(badge)
    } else if (event.type === 'pointerover' && !touch) this.#show(badge)
    else if (event.type === 'focusin' && badge.querySelector(':focus-visible') !== null) this.#show(badge)
    else if (event.type === 'focusout' || (event.type === 'pointerout' && !touch && !stays && !hasFocus(badge)))
      this.#hide()
  }

  #show(badge: Element): void {
    const tip = badge.querySelector<HTMLElement>('[popover]')
    if (tip === null || tip === this.#open) return
    this.#hide()
    this.#open = tip
    tip.showPopover()
    this.#place()
    for (const type of OUTSIDE) document.addEventListener(type, this, true)
  }

  /** Above the badge and in its middle, as far as the window has room. */
  #place(): void {
    const tip = this.#open
    const badge = tip?.closest('.badge')?.getBoundingClientRect()
    if (tip === null || badge === undefined) return
    Object.assign(tip.style, { inset: 'auto', margin: '0' })
    const { clientWidth } = document.documentElement
    const left = badge.left + badge.width / 2 - tip.offsetWidth / 2
    const above = badge.top - tip.offsetHeight - GAP
    tip.style.left = `${Math.round(Math.max(EDGE, Math.min(left, clientWidth - tip.offsetWidth - EDGE)))}px`
    tip.style.top = `${Math.round(above >= EDGE ? above : badge.bottom + GAP)}px`
  }
}

const OUTSIDE = ['keydown', 'pointerdown', 'scroll'] as const

function hasFocus(badge: Element): boolean {
  return badge.querySelector(':focus-visible') !== null
}
