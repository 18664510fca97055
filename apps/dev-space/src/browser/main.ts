// What pages run once they are there. Without it everything works, only less at once.
import { copyTexts } from './copy.ts'
import { defineElements } from './define-elements.ts'
import { sendInPlace } from './in-place.ts'
import { closeMenus } from './menus.ts'
import { hearNews } from './news.ts'
import { tellZone } from './zone.ts'

tellZone()
closeMenus()
sendInPlace()
copyTexts()
// Elements ask as soon as they are defined, and first it has to be known where.
hearNews()
  .catch(console.warn)
  .finally(() => defineElements(document))
