// What pages run once they are there. Without it everything works, only less at once.
import '@laurel/elements/define'
import { sendInPlace } from './in-place.ts'
import { tellZone } from './zone.ts'

tellZone()
sendInPlace()
