// npm run sizes -w packages/elements: what each element costs a page.
import { bundle, entries } from './bundle.ts'

console.log('element           gzip   when needed')
for (const entry of entries) {
  const { gzip, later } = await bundle(entry)
  console.log(`${entry.padEnd(16)} ${kB(gzip)}   ${later === 0 ? '' : kB(later)}`)
}

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`.padStart(7)
}
