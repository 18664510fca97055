import type { Tier } from '@laurel/core'
import { html } from 'hono/html'
import type { Html } from '../view/html.ts'
import type { Texts } from './en.ts'

const tiers: Readonly<Record<Tier, string>> = { bronze: 'Bronze', silver: 'Silber', gold: 'Gold', diamond: 'Diamant' }

const count = (n: number, one: string, many: string) => `${n.toLocaleString('de')} ${n === 1 ? one : many}`

export const de: Texts = {
  tiers,
  home: 'Start',
  projects: 'Projekte',
  discussions: 'Diskussionen',
  discover: 'Entdecken',
  navigation: 'Hauptmenü',
  signIn: 'Anmelden',
  bringCommits: 'Commits mitbringen',
  settings: 'Einstellungen',
  yourMenu: (handle: string) => `Dein Menü, @${handle}`,
  inbox: 'Posteingang',
  unread: (n: number | '#') =>
    n === '#' ? '# ungelesene Nachrichten' : count(n, 'ungelesene Nachricht', 'ungelesene Nachrichten'),
  yourProfile: 'Dein Profil',
  skip: 'Zum Inhalt',
  join: 'Mitmachen',
  signOut: 'Abmelden',
  footer: 'Dev-Space, die Beispielplattform von Laurel',

  older: 'Ältere',
  newest: 'Zurück zu den neuesten',

  tooLong: (length: number, longest: number) =>
    `Das sind ${length.toLocaleString('de')} Zeichen; Platz ist für ${longest.toLocaleString('de')}.`,

  earnedOn: (time: Html): Html => html`Verdient ${time}`,
  newProject: 'Neues Projekt',
  optional: 'freiwillig',
  by: (person: Html): Html => html`von ${person}`,
  save: 'Speichern',
  cancel: 'Abbrechen',
  remove: 'Entfernen',

  badgesTitle: 'Abzeichen',
  heldBy: (n: number) => (n === 0 ? 'Noch niemand' : count(n, 'Person', 'Leute')),

  inboxTitle: 'Posteingang',
  markAllRead: 'Alle als gelesen markieren',

  notFound: 'Hier ist nichts',
  notFoundText: 'Vielleicht ist die Adresse vertippt, oder was hier war, ist weg.',
  tooLarge: 'Das war zu viel auf einmal. Bitte schick weniger.',
  failed: 'Das hat nicht geklappt',
  failedText: 'Das liegt an uns, nicht an dir. Gespeichert wurde nichts; bitte versuch es noch einmal.',
  toHome: 'Zur Startseite',
}
