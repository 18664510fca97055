import { type Start, translator } from '../shared/index.ts'
import type { Assets } from './assets.ts'

/** The one page: its script shows what belongs to the address, beginning with what `start` tells it. */
export function page(start: Start, { styles, script }: Assets): string {
  const t = translator(start.locale)
  return `<!doctype html>
<html lang="${start.locale}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${t('app.name')}</title>
  <link rel="stylesheet" href="${styles}">
  <link rel="icon" href="/favicon.svg" type="image/svg+xml">
  <script type="module" src="${script}"></script>
</head>
<body>
<noscript>${t('app.needsScript')}</noscript>
<script type="application/json" id="start">${asJson(start)}</script>
</body>
</html>
`
}

/** For a script element, which ends at the first `</script`. */
function asJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}
