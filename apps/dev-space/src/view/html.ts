import type { html } from 'hono/html'

/** A piece of a page. The `html` template escapes every text put into it. */
export type Html = ReturnType<typeof html>
