import { html } from 'hono/html'
import { byLocale, counted } from '../../texts/by-locale.ts'
import type { Html } from '../../view/html.ts'
import type { State } from './contributions.ts'

const states: Readonly<Record<State, string>> = {
  submitted: 'Waiting for a decision',
  approved: 'Approved',
  declined: 'Declined',
  reverted: 'Approval taken back',
}

const en = {
  title: 'Collaboration',
  states,

  openOwn: 'Others can join this project and hand in contributions. You decide on each of them.',
  closedOwn: 'Nobody can join this project yet. Open it, and others can hand in contributions for you to decide on.',
  openIt: 'Open for collaboration',
  closeIt: 'Close for newcomers',
  waiting: (n: number) => `${counted('en', n, 'contribution waits', 'contributions wait')} for your decision.`,
  openOthers: 'This project is open for collaboration. Join it, and hand in what you would like to add.',
  closedOthers: 'This project is not open for collaboration at the moment.',
  findOpen: 'See projects that are',
  join: 'Join this project',
  joined: 'You are part of this project.',
  leave: 'Leave the project',
  leaveText: 'Your contributions stay.',
  leaveClosedText: 'Your contributions stay. You can come back once it is open again.',

  people: 'Collaborators',
  approved: (n: number) => counted('en', n, 'approved contribution', 'approved contributions'),
  joinedOn: (time: Html): Html => html`joined ${time}`,
  andMore: (n: number) => `and ${n.toLocaleString('en')} more`,

  contributions: 'Contributions',
  contributionsEmpty: 'Nothing was contributed yet.',
  contributionsEmptyOwn: 'Nothing was contributed yet. What others hand in appears here, for you to decide on.',
  contributionsEmptyMember: 'Nothing was contributed yet. What would you like to add?',
  onlySome: 'Others see contributions once they are approved.',
  older: 'Older contributions',
  newest: 'Back to the newest',

  contribute: 'Hand in a contribution',
  contributeText: (project: Html): Html => html`For ${project}. Its owner decides whether to take it.`,
  contributionTitle: 'Title',
  contributionText: 'What did you do?',
  contributionHint: 'What it changes and why, with a link to the work. Markdown works.',
  titleMissing: 'Please give it a title.',
  textMissing: 'Please write what you did.',
  submit: 'Hand in',
  submitted: (time: Html): Html => html`handed in ${time}`,
  onlyYouTwo: 'Only its author and the owner of the project see this page.',
  decided: {
    approved: (person: Html, time: Html): Html => html`Approved by ${person}, ${time}.`,
    declined: (person: Html, time: Html): Html => html`Declined by ${person}, ${time}.`,
    reverted: (person: Html, time: Html): Html => html`${person} took the approval back, ${time}.`,
  },
  decideTitle: 'Your decision',
  approve: 'Approve',
  approveAgain: 'Approve after all',
  decline: 'Decline',
  revert: 'Take the approval back',
  revertText: 'It no longer counts as a collaboration of its author. You can approve it again.',
  approveText: 'Everybody sees it then, and it counts as a collaboration of its author.',
  toAll: 'All contributions',
}

export const collaborationTexts = byLocale({
  en,
  de: {
    title: 'Zusammenarbeit',
    states: {
      submitted: 'Wartet auf eine Entscheidung',
      approved: 'Angenommen',
      declined: 'Abgelehnt',
      reverted: 'Annahme zurückgenommen',
    },

    openOwn: 'Andere können bei diesem Projekt mitmachen und Beiträge einreichen. Über jeden entscheidest du.',
    closedOwn:
      'Noch kann niemand mitmachen. Öffne das Projekt, dann können andere Beiträge einreichen, und du entscheidest darüber.',
    openIt: 'Zum Mitmachen öffnen',
    closeIt: 'Für Neue schließen',
    waiting: (n: number) => `${counted('de', n, 'Beitrag wartet', 'Beiträge warten')} auf deine Entscheidung.`,
    openOthers: 'Dieses Projekt ist offen zum Mitmachen. Steig ein, und reich ein, was du beitragen möchtest.',
    closedOthers: 'Dieses Projekt ist gerade nicht offen zum Mitmachen.',
    findOpen: 'Offene Projekte ansehen',
    join: 'Bei diesem Projekt mitmachen',
    joined: 'Du bist bei diesem Projekt dabei.',
    leave: 'Projekt verlassen',
    leaveText: 'Deine Beiträge bleiben.',
    leaveClosedText: 'Deine Beiträge bleiben. Zurückkommen kannst du, sobald es wieder offen ist.',

    people: 'Wer mitmacht',
    approved: (n: number) => counted('de', n, 'angenommener Beitrag', 'angenommene Beiträge'),
    joinedOn: (time: Html): Html => html`eingestiegen ${time}`,
    andMore: (n: number) => `und ${n.toLocaleString('de')} weitere`,

    contributions: 'Beiträge',
    contributionsEmpty: 'Noch gibt es keine Beiträge.',
    contributionsEmptyOwn:
      'Noch gibt es keine Beiträge. Was andere einreichen, steht hier, und du entscheidest darüber.',
    contributionsEmptyMember: 'Noch gibt es keine Beiträge. Was möchtest du beitragen?',
    onlySome: 'Andere sehen Beiträge, sobald sie angenommen sind.',
    older: 'Ältere Beiträge',
    newest: 'Zurück zu den neuesten',

    contribute: 'Einen Beitrag einreichen',
    contributeText: (project: Html): Html =>
      html`Für ${project}. Wem das Projekt gehört, entscheidet, ob dein Beitrag angenommen wird.`,
    contributionTitle: 'Titel',
    contributionText: 'Was hast du gemacht?',
    contributionHint: 'Was sich ändert und warum, mit einem Link zur Arbeit. Markdown funktioniert.',
    titleMissing: 'Bitte gib dem Beitrag einen Titel.',
    textMissing: 'Bitte schreib, was du gemacht hast.',
    submit: 'Einreichen',
    submitted: (time: Html): Html => html`eingereicht ${time}`,
    onlyYouTwo: 'Diese Seite sieht nur, wer den Beitrag eingereicht hat, und wem das Projekt gehört.',
    decided: {
      approved: (person: Html, time: Html): Html => html`Angenommen von ${person}, ${time}.`,
      declined: (person: Html, time: Html): Html => html`Abgelehnt von ${person}, ${time}.`,
      reverted: (person: Html, time: Html): Html => html`${person} hat die Annahme zurückgenommen, ${time}.`,
    },
    decideTitle: 'Deine Entscheidung',
    approve: 'Annehmen',
    approveAgain: 'Doch annehmen',
    decline: 'Ablehnen',
    revert: 'Annahme zurücknehmen',
    revertText: 'Dann zählt der Beitrag nicht mehr als Collab. Du kannst ihn wieder annehmen.',
    approveText: 'Dann sehen ihn alle, und er zählt als Collab.',
    toAll: 'Alle Beiträge',
  } satisfies typeof en,
})

export type CollaborationTexts = typeof en
