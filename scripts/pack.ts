// npm run pack -- <folder>: every package as it would be published, as a tarball in that folder (`dist` unless given).
import { resolve } from 'node:path'
import { packAll } from './publishing/pack.ts'
import { sizesText } from './publishing/sizes.ts'

const folder = resolve(process.argv[2] ?? 'dist')
console.log(sizesText(await packAll(folder)))
console.log(`\nThey are in ${folder}.`)
