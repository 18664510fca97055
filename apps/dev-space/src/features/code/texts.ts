import { html } from 'hono/html'
import { byLocale, counted } from '../../texts/by-locale.ts'
import type { Html } from '../../view/html.ts'

const en = {
  title: 'Bring your commits',
  lead: 'What you wrote elsewhere counts here as well. Run this in a repository of yours, and upload the file it writes:',
  promise:
    'The file holds names, addresses, dates, hashes and numbers of lines: no messages, no names of files, no code. Of the others in it nothing is kept.',
  copy: 'Copy',
  copied: 'Copied',
  repository: 'Repository',
  repositoryHint: 'Such as ada/engine; it is how commits are told apart by project',
  repositoryMissing: 'Please say which repository it is.',
  file: 'The file laurel-history.txt',
  fileHint: 'At most 20 MB',
  fileMissing: 'Please choose the file that the command wrote.',
  notALog: 'This is not the file that the command above writes. Run it again, and upload laurel-history.txt.',
  tooLarge:
    'This file is larger than 20 MB. Please bring a younger part of the history: add --since=2.years to the command.',
  upload: 'Upload',
  whoTitle: 'Which of them are you?',
  whoText: 'Choose yourself, also more than once if you used several addresses. Only these commits become yours.',
  commits: (n: number) => counted('en', n, 'commit', 'commits'),
  span: (first: Html, last: Html): Html => html`${first} – ${last}`,
  take: 'These are mine',
  discard: 'Forget this file',
  chooseOne: 'Please choose at least one.',
  empty: 'There are no commits in this file.',
  leftOut: 'Left out',
  done: (recorded: number) =>
    recorded === 0 ? 'No commit was new.' : `${counted('en', recorded, 'commit is', 'commits are')} yours now.`,
  known: (n: number) => `${counted('en', n, 'commit was', 'commits were')} here already, yours or somebody else’s.`,
  before: 'Uploaded before',
  nothingBefore: 'Nothing yet.',
  since: 'Commits from before you joined count for the commit badges; those since then also keep your streaks.',
}

export const codeTexts = byLocale({
  en,
  de: {
    title: 'Bring deine Commits mit',
    lead: 'Was du anderswo geschrieben hast, zählt auch hier. Führ das in einem Repository von dir aus, und lad die Datei hoch, die dabei entsteht:',
    promise:
      'Die Datei enthält Namen, Adressen, Zeitpunkte, Hashes und Zeilenzahlen: keine Nachrichten, keine Dateinamen, keinen Code. Von den anderen darin bleibt nichts hier.',
    copy: 'Kopieren',
    copied: 'Kopiert',
    repository: 'Repository',
    repositoryHint: 'Zum Beispiel ada/engine; daran werden Projekte auseinandergehalten',
    repositoryMissing: 'Bitte sag, welches Repository es ist.',
    file: 'Die Datei laurel-history.txt',
    fileHint: 'Höchstens 20 MB',
    fileMissing: 'Bitte wähl die Datei aus, die der Befehl geschrieben hat.',
    notALog:
      'Das ist nicht die Datei, die der Befehl oben schreibt. Führ ihn noch einmal aus, und lad laurel-history.txt hoch.',
    tooLarge:
      'Diese Datei ist größer als 20 MB. Bitte nimm einen jüngeren Teil der Historie: Häng --since=2.years an den Befehl.',
    upload: 'Hochladen',
    whoTitle: 'Wer davon bist du?',
    whoText: 'Wähl dich aus, auch mehrfach, wenn du mehrere Adressen hattest. Nur diese Commits werden deine.',
    commits: (n: number) => counted('de', n, 'Commit', 'Commits'),
    span: (first: Html, last: Html): Html => html`${first} – ${last}`,
    take: 'Das sind meine',
    discard: 'Diese Datei vergessen',
    chooseOne: 'Bitte wähl wenigstens eine Person aus.',
    empty: 'In dieser Datei sind keine Commits.',
    leftOut: 'Ausgelassen',
    done: (recorded: number) =>
      recorded === 0
        ? 'Kein Commit war neu.'
        : `${counted('de', recorded, 'Commit gehört', 'Commits gehören')} jetzt dir.`,
    known: (n: number) =>
      `${counted('de', n, 'Commit war', 'Commits waren')} schon da, deine oder die von jemand anderem.`,
    before: 'Schon hochgeladen',
    nothingBefore: 'Noch nichts.',
    since:
      'Commits von vor deiner Zeit hier zählen für die Commit-Abzeichen; die seitdem halten auch deine Serien am Leben.',
  } satisfies typeof en,
})
