/** The few words that an explanation needs besides its own sentences. */
export interface ExplainWords {
  readonly earnedBy: (event: string, type: string) => string
  readonly times: (count: number) => string
  readonly ends: (date: string) => string
  readonly decisions: string
  readonly history: string
  readonly by: (name: string) => string
  readonly moved: (to: string, from: string) => string
  readonly revoked: string
  readonly returned: string
  readonly assumed: string
  readonly more: (count: string) => string
  readonly failures: string
  readonly notCurrent: string
}

const WORDS: Readonly<Record<string, ExplainWords>> = {
  en: {
    earnedBy: (event, type) => `Earned by ${event} (${type}).`,
    times: (count) => `Earned ${count} times.`,
    ends: (date) => `Ends on ${date} unless something happens.`,
    decisions: 'Decisions',
    history: 'What became of it',
    by: (name) => `by ${name}`,
    moved: (to, from) => `earned on ${to} instead of ${from}`,
    revoked: 'lost',
    returned: 'came back',
    assumed: 'zone assumed',
    more: (count) => `and ${count} older ones`,
    failures: 'Events for which it could not be judged',
    notCurrent: 'Late events or changed rules are still to be folded in: profiles may show something else.',
  },
  de: {
    earnedBy: (event, type) => `Verdient durch ${event} (${type}).`,
    times: (count) => `${count}-mal verdient.`,
    ends: (date) => `Endet am ${date}, wenn nichts geschieht.`,
    decisions: 'Entscheidungen',
    history: 'Was daraus wurde',
    by: (name) => `von ${name}`,
    moved: (to, from) => `verdient am ${to} statt am ${from}`,
    revoked: 'verloren',
    returned: 'zurückgekommen',
    assumed: 'Zeitzone angenommen',
    more: (count) => `und ${count} ältere`,
    failures: 'Ereignisse, bei denen es nicht beurteilt werden konnte',
    notCurrent:
      'Späte Ereignisse oder geänderte Regeln sind noch einzurechnen: Profile zeigen vielleicht etwas anderes.',
  },
}

/** In the reader's language where we speak it, else in English. */
export function wordsFor(locale: string): ExplainWords {
  const words = WORDS[locale.split('-')[0] ?? 'en'] ?? WORDS['en']
  if (words === undefined) throw new TypeError('English is always there.')
  return words
}
