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
  settings: 'Einstellungen',
  yourMenu: (handle: string) => `Dein Menü, @${handle}`,
  badges: 'Abzeichen',
  inbox: 'Posteingang',
  unread: (n: number | '#') =>
    n === '#' ? '# ungelesene Nachrichten' : count(n, 'ungelesene Nachricht', 'ungelesene Nachrichten'),
  yourProfile: 'Dein Profil',
  skip: 'Zum Inhalt',
  join: 'Mitmachen',
  signOut: 'Abmelden',
  footer: 'Dev-Space, die Beispielplattform von Laurel',

  tryAsGuest: 'Als Gast ausprobieren',
  heroTitle: 'Bau offen. Und lass dich dafür feiern.',
  heroText:
    'Jedes Projekt, jeder Journey-Eintrag und jeder Commit zählt für ein Abzeichen. Hier siehst du, wer was verdient hat.',
  welcome: (name: string) => `Schön, dass du da bist, ${name}`,
  allEarned: 'Du hast auf deinen Pfaden alles verdient. Stark!',
  feed: 'Gerade verdient',
  feedEmpty: 'Noch hat niemand ein Abzeichen. Mach mit und leg ein Projekt an: Schon das erste bringt dir zwei.',
  earned: (person: Html, badge: Html): Html => html`${person} hat ${badge} verdient`,
  older: 'Ältere',
  newest: 'Zurück zu den neuesten',
  people: 'Leute',
  peopleEmpty: 'Wer ein Abzeichen verdient, erscheint hier.',
  badgeCount: (n: number) => `${n.toLocaleString('de')} Abzeichen`,

  tooLong: (length: number, longest: number) =>
    `Das sind ${length.toLocaleString('de')} Zeichen; Platz ist für ${longest.toLocaleString('de')}.`,

  since: (time: Html): Html => html`dabei seit ${time}`,
  fromGit: 'aus der Git-Historie bekannt',
  accomplishments: 'Erfolge',
  allBadges: 'Alle Abzeichen',
  next: 'Nächste Abzeichen',
  nextNone: 'Auf diesen Pfaden ist alles verdient.',
  numbers: 'Meilensteine',
  recent: 'Zuletzt verdient',
  recentNoneOwn: 'Dein erstes Abzeichen ist nur ein Projekt entfernt. Leg eins an!',
  recentNone: 'Noch keine Abzeichen.',
  theirProjects: 'Projekte',
  noProjectsOwn: 'Du hast noch keine Projekte.',
  noProjects: 'Noch keine Projekte.',
  earnedCount: (earned: number, total: number) => `${earned} von ${total} verdient`,
  earnedOn: (time: Html): Html => html`Verdient ${time}`,
  timesEarned: (n: number) => `${n}-mal`,
  locked: 'Noch nicht verdient',

  newProject: 'Neues Projekt',
  optional: 'freiwillig',
  by: (person: Html): Html => html`von ${person}`,
  save: 'Speichern',
  cancel: 'Abbrechen',
  remove: 'Entfernen',

  badgesTitle: 'Abzeichen',
  heldBy: (n: number) => (n === 0 ? 'Noch niemand' : count(n, 'Person', 'Leute')),

  inboxTitle: 'Posteingang',
  inboxEmpty: 'Noch nichts Neues. Wenn du ein Abzeichen verdienst, steht es hier.',
  markAllRead: 'Alle als gelesen markieren',
  isNew: 'Neu',

  notFound: 'Hier ist nichts',
  notFoundText: 'Vielleicht ist die Adresse vertippt, oder was hier war, ist weg.',
  tooLarge: 'Das war zu viel auf einmal. Bitte schick weniger.',
  failed: 'Das hat nicht geklappt',
  failedText: 'Das liegt an uns, nicht an dir. Gespeichert wurde nichts; bitte versuch es noch einmal.',
  toHome: 'Zur Startseite',
}
