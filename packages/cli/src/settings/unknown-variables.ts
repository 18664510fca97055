import type { Io } from '../io.ts'
import { editDistance } from './edit-distance.ts'
import type { SettingProblem } from './settings.ts'
import { VARIABLES } from './variables.ts'

/** Also read, by every command. */
const OTHERS = ['LAUREL_DEBUG']

/** Variables that look like Laurel's and are none: nobody reads them, and most are a slip of the fingers. */
export function unknownVariables(env: Io['env']): readonly SettingProblem[] {
  const known = [...Object.keys(VARIABLES), ...OTHERS]
  return Object.entries(env)
    .filter(([name, value]) => name.startsWith('LAUREL_') && !known.includes(name) && !isDiscovery(name, value))
    .map(([variable]) => ({
      variable,
      message: 'Nothing reads this variable.',
      mend: suggestion(variable, known),
    }))
}

/** What Kubernetes sets for everybody in the namespace of a service that is called laurel. */
function isDiscovery(name: string, value = ''): boolean {
  return /_SERVICE_(HOST|PORT)/.test(name) || /_PORT_\d+_(TCP|UDP)/.test(name) || /^(tcp|udp):\/\//.test(value)
}

function suggestion(name: string, known: readonly string[]): string {
  const short = name.slice('LAUREL_'.length)
  const near = known
    .map((other) => ({ other, away: Math.min(editDistance(name, other), editDistance(short, other)) }))
    .sort((one, two) => one.away - two.away)
    .find(({ away, other }) => away <= Math.min(3, other.length / 3))
  return near === undefined ? 'Remove it, or see docs/cli.md for those there are.' : `Did you mean ${near.other}?`
}
