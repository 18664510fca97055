import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import { readForm, type SentForm } from '../../http/form.ts'
import type { MemberAnswer } from '../../http/route.ts'
import type { AppContext } from '../../http/visitor.ts'
import { wayBack } from '../../http/way-back.ts'
import type { Account } from '../../store/accounts.ts'
import { notFoundPage } from '../../view/not-found.ts'
import { showPage } from '../../view/page.ts'
import { profilePath } from '../../view/people.ts'
import { MOST_PINS, pinChooser, pinnedOf, pinOrder } from './pin-forms.ts'
import { profileTexts } from './texts.ts'

/** `/people/:name/pins`: which badges stand in one's own header, and in which order. */
export async function pinsPage(c: AppContext, community: Community, account: Account): Promise<Response> {
  if (c.req.param('name') !== account.handle) return notFoundPage(c, community)
  const { locale } = c.var.visitor
  const texts = profileTexts(locale)
  const owner = { locale, audience: 'owner' } as const
  const [profile, showcase] = await Promise.all([
    community.laurel.profile(account.id, owner),
    community.laurel.showcase(account.id, owner),
  ])
  const pinned = profile === null ? [] : pinnedOf(profile)
  const body = html`<div class="middle-column" id="pins">
    <div class="title"><h1>${texts.pinsTitle}</h1><p class="muted">${texts.pinsText}</p></div>
    <section class="card"><h2>${texts.pinsOrder}</h2>${pinned.length === 0 ? html`<p class="empty">${texts.pinsAutomatic}</p>` : pinOrder(c, account, pinned)}</section>
    <section class="card"><h2>${texts.pinsAll}</h2>${
      showcase === null || showcase.earned === 0
        ? html`<p class="empty">${texts.pinsNone}</p>`
        : pinChooser(c, account, showcase, pinned, 'pins')
    }</section>
    <p><a href="${profilePath(account)}">${texts.toProfile}</a></p>
  </div>`
  return showPage(c, community, { title: texts.pinsTitle, body })
}

/** `POST /people/:name/pins`: pins a badge, unpins it, or moves it by one place. */
export const changePins: MemberAnswer = async (c, community, account) => {
  if (c.req.param('name') !== account.handle) return notFoundPage(c, community)
  const form = await readForm(c)
  const { laurel } = community
  const profile = await laurel.profile(account.id, { audience: 'owner' })
  const showcase = await laurel.showcase(account.id, { audience: 'owner' })
  const held = (showcase?.categories ?? []).flatMap(({ badges }) => badges).filter(({ earnedAt }) => earnedAt !== null)
  if (profile?.visible === true) {
    const before = pinnedOf(profile).map(({ badge }) => badge)
    const pins = changed(
      before,
      form,
      held.map(({ id }) => id),
    )
    await laurel.prefer(account.id, { pins })
  }
  return c.redirect(wayBack(form, `${profilePath(account)}/pins`), 303)
}

function changed(pins: readonly string[], form: SentForm, held: readonly string[]): readonly string[] {
  const [pin, unpin, up, down] = ['pin', 'unpin', 'up', 'down'].map((field) => form.line(field))
  if (pin && held.includes(pin) && !pins.includes(pin) && pins.length < MOST_PINS) return [...pins, pin]
  if (unpin) return pins.filter((badge) => badge !== unpin)
  if (up) return moved(pins, pins.indexOf(up), -1)
  if (down) return moved(pins, pins.indexOf(down), 1)
  return pins
}

function moved(pins: readonly string[], from: number, by: -1 | 1): readonly string[] {
  const badge = pins[from]
  const to = from + by
  if (badge === undefined || to < 0 || to >= pins.length) return pins
  return pins.toSpliced(from, 1).toSpliced(to, 0, badge)
}
