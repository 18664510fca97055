import { html } from 'hono/html'
import { byLocale } from '../../texts/by-locale.ts'
import type { Html } from '../../view/html.ts'

const en = {
  welcome: (name: string) => `Good to see you, ${name}`,
  atRisk: (streak: string, time: Html): Html => html`${streak}. To keep it, do something here before ${time}.`,
  activity: 'Activity',
  whose: 'Whose activity',
  following: 'Following',
  everyone: 'Everyone',
  emptyFollowing: 'Quiet here. Follow people or badges, and you see here what they do and who earns them.',
  emptyEveryone: 'Nothing has happened yet. Write a post, or create a project: the first one earns you two badges.',
  findPeople: 'Find people to follow',
  startTitle: 'Where to begin',
  startProject: 'Create your first project',
  startJourney: 'Write down what you did today',
  startDiscover: 'See what there is to earn',

  heroTitle: 'Build in the open. Be recognised for it.',
  heroText:
    'Dev-Space is where developers show what they build, write down how they got there, and help each other. Everything you do counts towards badges that tell your story.',
  join: 'Join Dev-Space',
  guest: 'Try as guest',
  guestHint: 'No e-mail, no password.',
  ways: 'What counts',
  builds: 'Build',
  buildsText: 'Create projects and release them. From First Builder to Code Architect, each step is seen.',
  documents: 'Document',
  documentsText: 'Log your journey: decisions, dead ends, small wins. It becomes your developer story.',
  collaborates: 'Collaborate',
  collaboratesText: 'Join open projects, hand in contributions, and be credited for what is approved.',
  helps: 'Help',
  helpsText: 'Answer questions, comment, react. Who helps others grow is recognised for it.',
  keepsOn: 'Keep going',
  keepsOnText: 'Streaks count your active days, forgive a missed one, and never scold.',
  yours: 'Yours to show, or not',
  yoursText: 'Pin your favourites, hide single badges, or keep all of it to yourself. You decide.',
  feedMore: 'See everything that happens',
  ladder: 'From bronze to diamond',
  ladderText: 'The wreath grows with the tier. Every badge says what it is for, and how far you are.',
  seeBadges: 'See all badges',
}

export const homeTexts = byLocale({
  en,
  de: {
    welcome: (name: string) => `Schön, dass du da bist, ${name}`,
    atRisk: (streak: string, time: Html): Html => html`${streak}. Damit es weitergeht, mach hier etwas vor ${time}.`,
    activity: 'Was passiert',
    whose: 'Von wem',
    following: 'Wem du folgst',
    everyone: 'Alle',
    emptyFollowing:
      'Noch ist es hier still. Folge Leuten oder Abzeichen: Dann siehst du hier, was sie machen und wer sie verdient.',
    emptyEveryone:
      'Noch ist nichts passiert. Schreib etwas, oder leg ein Projekt an: Das erste bringt dir gleich zwei Abzeichen.',
    findPeople: 'Leute finden, denen du folgen kannst',
    startTitle: 'So fängst du an',
    startProject: 'Leg dein erstes Projekt an',
    startJourney: 'Schreib auf, was du heute gemacht hast',
    startDiscover: 'Sieh dir an, was es zu verdienen gibt',

    heroTitle: 'Bau offen. Und werd dafür gesehen.',
    heroText:
      'Auf Dev-Space zeigen Entwicklerinnen und Entwickler, was sie bauen, schreiben auf, wie sie dahin gekommen sind, und helfen einander. Alles, was du machst, zählt für Abzeichen, die deine Geschichte erzählen.',
    join: 'Bei Dev-Space mitmachen',
    guest: 'Als Gast ausprobieren',
    guestHint: 'Ohne E-Mail, ohne Passwort.',
    ways: 'Was zählt',
    builds: 'Bauen',
    buildsText: 'Leg Projekte an und veröffentliche sie. Vom ersten bis zum hundertsten wird jeder Schritt gesehen.',
    documents: 'Aufschreiben',
    documentsText: 'Halt deine Journey fest: Entscheidungen, Sackgassen, kleine Erfolge. Sie wird deine Geschichte.',
    collaborates: 'Zusammenarbeiten',
    collaboratesText: 'Mach bei offenen Projekten mit und reich Beiträge ein. Was angenommen wird, zählt für dich.',
    helps: 'Helfen',
    helpsText: 'Antworte auf Fragen, kommentiere, reagiere. Wer anderen weiterhilft, wird dafür gesehen.',
    keepsOn: 'Dranbleiben',
    keepsOnText: 'Serien zählen deine aktiven Tage, verzeihen einen verpassten und schimpfen nie.',
    yours: 'Zeigen oder nicht',
    yoursText: 'Hefte deine Lieblinge an, verbirg einzelne Abzeichen, oder behalte alles für dich. Du entscheidest.',
    feedMore: 'Alles sehen, was passiert',
    ladder: 'Von Bronze bis Diamant',
    ladderText: 'Der Kranz wächst mit der Stufe. Jedes Abzeichen sagt, wofür es ist und wie weit du bist.',
    seeBadges: 'Alle Abzeichen ansehen',
  } satisfies typeof en,
})

export type HomeTexts = typeof en
