import { byLocale, counted } from '../../texts/by-locale.ts'

const en = {
  titleOf: (name: string) => `Post by ${name}`,
  label: 'What are you working on?',
  hint: 'Markdown works here.',
  placeholder: 'A question, a find, a small win…',
  submit: 'Post',
  newTitle: 'Write a post',
  missing: 'Please write something first.',
  remove: 'Remove',
  removeThis: 'Yes, remove this post',
  comments: (n: number) => (n === 0 ? 'Comment' : counted('en', n, 'comment', 'comments')),
}

export const postTexts = byLocale({
  en,
  de: {
    titleOf: (name: string) => `Post von ${name}`,
    label: 'Woran arbeitest du gerade?',
    hint: 'Markdown geht hier.',
    placeholder: 'Eine Frage, ein Fund, ein kleiner Erfolg …',
    submit: 'Posten',
    newTitle: 'Post schreiben',
    missing: 'Bitte schreib erst etwas.',
    remove: 'Entfernen',
    removeThis: 'Ja, diesen Post entfernen',
    comments: (n: number) => (n === 0 ? 'Kommentieren' : counted('de', n, 'Kommentar', 'Kommentare')),
  } satisfies typeof en,
})
