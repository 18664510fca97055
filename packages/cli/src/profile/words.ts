/** The few words that a profile needs besides those of the catalog. */
export interface ProfileWords {
  readonly badges: (count: number) => string
  readonly highlights: string
  readonly milestones: string
  readonly next: string
  readonly empty: string
}

const WORDS: Readonly<Record<string, ProfileWords>> = {
  en: {
    badges: (count) => (count === 1 ? '1 badge' : `${count} badges`),
    highlights: 'Highlights',
    milestones: 'Milestones',
    next: 'Next badges',
    empty: 'No badges yet. The first one is near.',
  },
  de: {
    badges: (count) => (count === 1 ? '1 Abzeichen' : `${count} Abzeichen`),
    highlights: 'Höhepunkte',
    milestones: 'Meilensteine',
    next: 'Nächste Abzeichen',
    empty: 'Noch keine Abzeichen. Das erste ist nah.',
  },
}

/** In the reader's language where we speak it, else in English. */
export function wordsFor(locale: string): ProfileWords {
  const words = WORDS[locale.split('-')[0] ?? 'en'] ?? WORDS['en']
  if (words === undefined) throw new TypeError('English is always there.')
  return words
}
