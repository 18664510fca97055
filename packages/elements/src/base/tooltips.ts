/** Fetches what makes the tooltips of a shadow root open and close when somebody first points at or focuses one. */
export function addTooltips(root: ShadowRoot): void {
  const begin = (event: Event) => {
    for (const type of FIRST) root.removeEventListener(type, begin)
    const touch = event instanceof PointerEvent && event.pointerType === 'touch'
    void import('./tooltip-events.ts').then(({ TooltipEvents }) => new TooltipEvents(root, touch))
  }
  for (const type of FIRST) root.addEventListener(type, begin)
}

const FIRST = ['pointerover', 'focusin'] as const
