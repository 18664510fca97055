import type { Messages } from './messages.ts'

export const de: Messages = {
  congratulation: 'Glückwunsch! Du hast das Abzeichen **{badge}** verdient!',
  congratulationFor: 'Glückwunsch! Du hast {deed} und damit das Abzeichen **{badge}** verdient!',
  congratulationMany:
    'Glückwunsch! Du hast **{badge}** und {others, plural, one {# weiteres Abzeichen} other {# weitere Abzeichen}} verdient!',
  onlyMore: 'Nur noch {remaining, number} {noun} bis **{badge}**!',
  almost: 'Bald hast du **{badge}**!',
  justAway: 'Dir {remaining, plural, one {fehlt} other {fehlen}} nur noch {remaining, number} {noun} bis **{badge}**!',
  progress: '{value, number} / {target, number} {noun}',
  earned: '{person} hat **{badge}** verdient',
}
