import { StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { App, type First } from './app.tsx'

/** The page as a server writes it: with its content, or empty for a browser to fill. */
export function renderPage(first: First | null, nonce: string): string {
  const content =
    first === null
      ? ''
      : renderToString(
          <StrictMode>
            <App first={first} nonce={nonce} />
          </StrictMode>,
        )
  // In a script element nothing ends it but its end tag.
  const data = JSON.stringify(first).replaceAll('<', '\\u003c')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Laurel in React</title>
<link rel="stylesheet" href="/page.css">
<link rel="icon" href="data:,">
</head>
<body>
<div id="root">${content}</div>
<script type="application/json" id="first">${data}</script>
<script type="module" src="/client.js"></script>
</body>
</html>`
}
