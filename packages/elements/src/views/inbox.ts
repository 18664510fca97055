import type { NoticeAnswer } from '../data/answers.ts'
import { html, type Markup } from '../html/markup.ts'
import { agoOf, type Reader } from '../texts/reader.ts'
import { LIST_STYLES, line, list, waitingList } from './list.ts'
import { placeholder } from './medal.ts'
import { medalOf, sentence, noticeTexts as texts } from './notice.ts'
import { heading, type RenderOptions, renderView, type View } from './view.ts'

/** A person's notices, the newest first. */
export interface InboxData {
  readonly items: readonly NoticeAnswer[]
}

export interface InboxSettings {
  /** The level of the heading, 2 unless given. */
  readonly level?: number | undefined
}

/** What a person is told, the newest first, and what of it they have not read. */
export const inboxView: View<InboxData, InboxSettings> = {
  tag: 'laurel-inbox',
  settings: { level: Number },
  styles: `${LIST_STYLES}.new{flex:none;align-self:start;margin-block-start:4px;padding:0 8px;border-radius:99px;font-size:12px;line-height:20px;font-weight:600;color:var(--_surface);background:var(--_accent)}
.top{min-block-size:28px}.read{flex:1}`,
  content: ({ items }, settings) => {
    const label = texts.text('title', settings)
    const count = unreadOf(items)
    const shown = {
      label,
      items: items.map((item) => notice(item, settings)),
      next: null,
      none: texts.text('none', settings),
    }
    return html`<div part="card" class="card"><div class="row top">${heading(label, settings.level)}${
      items.length > 0 &&
      html`<p part="count" class="muted number read">${texts.text('unread', settings, { count })}</p>`
    }${count > 0 && html`<button type="button" part="mark" class="act" data-action="read">${texts.text('markAll', settings)}</button>`}</div>${list(shown, settings)}</div>`
  },
  waiting: () => waitingList(placeholder(40)),
}

/** `<laurel-inbox>` as HTML, from notices. Without them it keeps its place. */
export function renderInbox(notices?: InboxData, options: InboxSettings & RenderOptions = {}): string {
  return renderView(inboxView, notices, options)
}

/** How many of them nobody has read. */
export function unreadOf(items: readonly NoticeAnswer[]): number {
  return items.filter(({ readAt }) => readAt === null).length
}

function notice({ text, awards, createdAt, readAt }: NoticeAnswer, reader: Reader): Markup {
  const mark = readAt === null && html`<span part="new" class="new">${texts.text('isNew', reader)}</span>`
  return line(medalOf(awards, 40), sentence(text, awards, reader), agoOf(createdAt, reader), mark)
}
