import { devSpace, git } from '@laurel/catalogs'
import { type Catalog, combineCatalogs } from '@laurel/core'

/** What Dev-Space recognises: what people do here, and what they did in git before they came. */
export const catalog: Catalog = combineCatalogs('dev-space', { en: 'Dev-Space', de: 'Dev-Space' }, devSpace, git)
