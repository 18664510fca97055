import { PAINTS, type Paint } from '../art/tiers.ts'
import { THEME_STYLES } from './theme-styles.ts'

/** What a host may set, with what it is otherwise: a light colour and a dark one. */
export const TOKENS = {
  accent: 'light-dark(#2f7d4f,#6cc792)',
  surface: 'light-dark(#fff,#161d19)',
  ink: 'light-dark(#17201b,#e8eeea)',
  muted: 'light-dark(#5f6b64,#94a39a)',
  line: 'light-dark(#e4e8e4,#25302a)',
  track: 'light-dark(#e9eeea,#26312b)',
  frozen: 'light-dark(#3f83bd,#7db4e2)',
  radius: '12px',
  font: 'Inter,"Inter Variable",system-ui,sans-serif',
} as const

/** In the dark, what is locked steps back instead of shining. */
const { locked } = PAINTS
export const LOCKED: Paint = {
  light: `light-dark(${locked.light},#39433d)`,
  edge: `light-dark(${locked.edge},#59645e)`,
  ink: `light-dark(${locked.ink},#9aa69f)`,
}

const tokens = Object.entries(TOKENS).map(([name, value]) => `--_${name}:var(--laurel-${name},${value});`)

const paints = Object.entries({ ...PAINTS, locked: LOCKED }).map(([tier, paint]) => {
  const colours = Object.entries(paint).map(([name, colour]) => `--_${name}:var(--laurel-${tier}-${name},${colour});`)
  return `[data-${tier === 'locked' ? 'state' : 'tier'}=${tier}]{${colours.join('')}}`
})

/** Shared by all elements. Logical properties only, so that right-to-left needs nothing of its own. */
export const BASE_STYLES = `:host{${tokens.join('')}display:block;color:var(--_ink);font:15px/24px var(--_font)}
${THEME_STYLES}
*,*::before,*::after{box-sizing:border-box}
p,ul,ol,dl,dd,fieldset{margin:0;padding:0;border:0;min-inline-size:0}
ul,ol{list-style:none}
[part=base]{overflow-wrap:anywhere}
p,dt,.heading,.muted{unicode-bidi:plaintext;text-align:-webkit-match-parent;text-align:match-parent}
.stack{display:grid}
.stack>*{grid-area:1/1}
.stack>p{place-self:center;margin:0 4px;padding:0 16px;border-radius:8px;background:var(--_surface);text-align:center}
.ghost:not(:has(.card)),.ghost .card>*{visibility:hidden}
.sr{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.card{background:var(--_surface);border:1px solid var(--_line);border-radius:var(--_radius);padding:20px}
.heading{font-weight:600}
.name,strong{font-weight:600}
.muted,.notice{color:var(--_muted);font-size:13px;line-height:20px}
.number{font-variant-numeric:tabular-nums}
.row{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;column-gap:12px}
.notice{align-content:center}
.act{font:inherit;font-size:13px;line-height:20px;font-weight:600;color:var(--_accent);background:none;border:0;border-radius:8px;padding:4px 8px;margin-inline:-8px;cursor:pointer}
.act:hover{background:var(--_track)}
a{color:inherit;text-decoration:none}
[part=link]:hover{text-decoration:underline}
.item{display:flex;gap:16px;align-items:center}
.item>div{flex:1;min-inline-size:0}
:focus-visible{outline:2px solid var(--_accent);outline-offset:2px}
.laurel-medal{display:block;flex:none;forced-color-adjust:none}
.laurel-medal .laurel-light{fill:var(--_light)}
.laurel-medal .laurel-edge{fill:var(--_edge)}
[data-state=locked] .laurel-white{fill:light-dark(#fff,#66716b)}
.laurel-stem{stroke:var(--_edge)}
.laurel-ink{stroke:var(--_ink)}
.laurel-ring{stroke:var(--_accent)}
progress{appearance:none;display:block;inline-size:100%;block-size:8px;border:0;border-radius:4px;background:var(--_track);overflow:hidden;forced-color-adjust:none}
progress::-webkit-progress-bar{background:var(--_track)}
progress::-webkit-progress-value{background:var(--_accent);border-radius:4px}
progress::-moz-progress-bar{background:var(--_accent);border-radius:4px}
.waits{display:block;flex:none;fill:var(--_track)}
.waits text{fill:var(--_muted)}
.blank{display:block;background:var(--_track);border-radius:6px}
.laurel-medal:empty{background:var(--_track);border-radius:50%}
${paints.join('')}
`
