import { StrictMode } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { App, type First } from './app.tsx'

const root = document.querySelector('#root')
const first: First | null = JSON.parse(document.querySelector('#first')?.textContent ?? 'null')
const app = (
  <StrictMode>
    <App first={first ?? undefined} />
  </StrictMode>
)

if (root !== null && first !== null) hydrateRoot(root, app)
else if (root !== null) createRoot(root).render(app)
