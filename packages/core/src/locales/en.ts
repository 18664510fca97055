import type { Messages } from './messages.ts'

export const en: Messages = {
  congratulation: 'Congrats! You earned the **{badge}** badge!',
  congratulationFor: 'Congrats! You earned the **{badge}** badge for {deed}!',
  congratulationMany:
    'Congrats! You earned **{badge}** and {others, plural, one {# more badge} other {# more badges}}!',
  onlyMore: 'Only {remaining, number} more {noun} to unlock **{badge}**!',
  almost: 'You are close to **{badge}**!',
  justAway: "You''re just {remaining, number} {noun} away from **{badge}**!",
  progress: '{value, number} / {target, number} {noun}',
  earned: '{person} earned **{badge}**',
}
