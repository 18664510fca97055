/** Elements that do more than show what the server drew. */
const ELEMENTS: Readonly<Record<string, () => Promise<unknown>>> = {
  'laurel-badge': () => import('@laurel/elements/define/badge'),
  'laurel-feed': () => import('@laurel/elements/define/feed'),
  'laurel-flair': () => import('@laurel/elements/define/flair'),
  'laurel-highlights': () => import('@laurel/elements/define/highlights'),
  'laurel-holders': () => import('@laurel/elements/define/holders'),
  'laurel-inbox': () => import('@laurel/elements/define/inbox'),
  'laurel-profile-card': () => import('@laurel/elements/define/profile-card'),
}

/** Loads what the elements that are there need, and nothing else. What cannot be loaded stays as the server drew it. */
export function defineElements(root: ParentNode): void {
  for (const tag of new Set([...root.querySelectorAll(':not(:defined)')].map(({ localName }) => localName)))
    ELEMENTS[tag]?.().catch(console.warn)
}
