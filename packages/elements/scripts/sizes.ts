// npm run sizes -w packages/elements: what each element costs a page, at once and when it is needed.
import { bundle, entries } from './bundle.ts'

for (const entry of entries) {
  const { gzip, later } = await bundle(entry)
  const more = Object.entries(later).map(([name, bytes]) => `${name} ${kB(bytes)}`)
  console.log(`${entry.padEnd(16)} ${kB(gzip).padStart(5)}   ${more.join(', ')}`)
}

function kB(bytes: number): string {
  return (bytes / 1000).toFixed(1)
}
