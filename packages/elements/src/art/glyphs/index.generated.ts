// Written by scripts/generate-glyphs.ts.

/** Names of glyphs, and the file with their paths in the same order, as `shortPath` writes them. */
export const glyphFiles: readonly (readonly [names: string, file: () => Promise<{ readonly paths: string }>])[] = [
  ['activity biceps-flexed book-open calendar-days castle code-xml compass crown feather flag flame footprints git-pull-request graduation-cap hammer handshake heart-handshake infinity landmark laugh leaf map message-circle messages-square moon network puzzle rocket sprout star sunrise trophy users wrench', () => import('./dev-space.generated.ts')],
  ['database smartphone zap', () => import('./business-platform.generated.ts')],
  ['anchor armchair bike cake calendar-range coffee door-open drill dumbbell git-commit-horizontal globe house languages layers moon-star mountain orbit repeat tag tornado train-front tree-pine', () => import('./git.generated.ts')],
  ['backpack eraser ghost library lightbulb megaphone message-square notebook-pen pencil piggy-bank presentation search smile sparkles sun tags telescope thumbs-up', () => import('./stack-exchange.generated.ts')],
]
