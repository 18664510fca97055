import { html, type Markup, raw } from '../src/html/markup.ts'
import { exampleIn, NOW } from './example.ts'
import type { Group, State } from './state.ts'
import { groups } from './states.ts'

export interface PageOptions {
  readonly locale: string
  readonly theme: 'light' | 'dark' | null
  readonly dir: 'ltr' | 'rtl'
  readonly nonce: string
  /** Whether scripts run: without them the page shows what a server wrote. */
  readonly script: boolean
}

/** The gallery: every element in every state, as a server writes it, and with it what to paste. */
export function page(options: PageOptions): string {
  const { locale, theme, dir, nonce } = options
  const all = groups(exampleIn(locale), { locale, zone: 'Europe/London', nonce, now: NOW })
  const data = all.flatMap((group) => group.states.map((state) => state.data))
  const numbered = all.map((group) => ({ group, first: before(all, group) }))
  return html`<!doctype html>
<html lang="${locale}" dir="${dir}"${theme !== null && html` data-theme="${theme}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Laurel elements</title>
<link rel="stylesheet" href="/gallery.css">
<link rel="icon" href="data:,">
</head>
<body>
<header><h1>Laurel elements</h1>${choices(options)}</header>
<main>
<laurel-context src="/laurel/v1" person="ada" zone="Europe/London">
<section id="loaded"><h2>laurel-context</h2><p class="says">Tells the elements inside it where to load from, for whom, and how to say it.</p>${loaded()}</section>
</laurel-context>
${numbered.map(({ group, first }) => section(group, first))}
</main>
<script type="application/json" id="data" data-now="${NOW}">${raw(JSON.stringify(data).replaceAll('<', '\\u003c'))}</script>
${options.script && html`<script type="module" src="/gallery.js"></script>`}
</body>
</html>`.text
}

function section({ tag, says, states }: Group, first: number): Markup {
  const figures = states.map((state, index) => figure(state, first + index))
  return html`<section id="${tag}"><h2>${tag}</h2><p class="says">${says}</p><div class="states">${figures}</div></section>`
}

function figure({ title, html: rendered, paste, wide, data }: State, index: number): Markup {
  const stage = paste.startsWith('<laurel-flair') ? html`<p>by ${raw(rendered)}, yesterday</p>` : raw(rendered)
  const code = html`<details><summary>HTML</summary><pre tabindex="0"><code>${paste}</code></pre></details>`
  return html`<figure${wide === true && html` class="wide"`} data-state="${title}"><figcaption>${title}</figcaption><div class="stage" data-index="${index}">${stage}</div>${data === null ? null : code}</figure>`
}

function loaded(): Markup {
  const inside = `<laurel-profile-card></laurel-profile-card>
<laurel-next></laurel-next>
<laurel-path path="builder"></laurel-path>
<laurel-inbox></laurel-inbox>
<laurel-toast></laurel-toast>`
  const paste = `<laurel-context src="/laurel/v1" person="ada">\n${inside}\n</laurel-context>`
  return html`<figure class="wide"><figcaption>loaded over HTTP</figcaption><div class="stage stack">${raw(inside)}</div><details><summary>HTML</summary><pre tabindex="0"><code>${paste}</code></pre></details></figure>`
}

function choices({ locale, theme, dir }: PageOptions): Markup {
  const now = { locale, theme: theme ?? '', dir }
  const link = (label: string, change: object) => {
    const wanted = { ...now, ...change }
    const current = JSON.stringify(wanted) === JSON.stringify(now)
    return html`<a href="?${new URLSearchParams(wanted).toString()}"${current && html` aria-current="true"`}>${label}</a>`
  }
  return html`<nav aria-label="Show as">${[
    link('auto', { theme: '' }),
    link('light', { theme: 'light' }),
    link('dark', { theme: 'dark' }),
  ]}<span></span>${[link('English', { locale: 'en' }), link('Deutsch', { locale: 'de' })]}<span></span>${[
    link('left to right', { dir: 'ltr' }),
    link('right to left', { dir: 'rtl' }),
  ]}</nav>`
}

function before(all: readonly Group[], group: Group): number {
  return all.slice(0, all.indexOf(group)).reduce((sum, { states }) => sum + states.length, 0)
}
