import type { Context } from '../context.ts'
import type { Keep } from './fold.ts'

/**
 * What people keep when the rules change: permanent badges whose policy says so, with the date since which they are
 * held.
 */
export function keptByPolicy({ version }: Pick<Context, 'version'>, at: Date): Keep {
  return {
    reason: `version-${version}`,
    applies: (badge) => badge.change === 'grandfather',
    dates: true,
    at: at.getTime(),
  }
}
