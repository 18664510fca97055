import type { Claim } from './measure.ts'

/** The claims as a Markdown table. */
export function writeTable(claims: readonly Claim[]): string {
  const rows = claims.map(
    (claim) =>
      `| ${claim.name} | ${claim.engine} | ${perSecond(claim.ours)} | ${claim.beside}: ${perSecond(claim.theirs)} ` +
      `| **${claim.ratio.toFixed(2)}** | ${claim.aim === '' ? '' : `${claim.aim} ${claim.met ? '✓' : '✗'}`} |`,
  )
  return [
    '| what | engine | Laurel, events/s | beside it, events/s | ratio | aim |',
    '| --- | --- | ---: | --- | ---: | --- |',
    ...rows,
    '',
  ].join('\n')
}

function perSecond(value: number): string {
  return Math.round(value).toLocaleString('en')
}
