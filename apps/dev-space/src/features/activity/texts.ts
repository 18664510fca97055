import { html } from 'hono/html'
import { byLocale, counted } from '../../texts/by-locale.ts'
import type { Html } from '../../view/html.ts'

const en = {
  earned: (person: Html, badge: Html): Html => html`${person} earned ${badge}`,
  earnedAlone: (badge: Html): Html => html`Earned ${badge}`,
  project: (person: Html, project: Html): Html => html`${person} created ${project}`,
  projectAlone: (project: Html): Html => html`Created ${project}`,
  release: (person: Html, release: Html): Html => html`${person} released ${release}`,
  releaseAlone: (release: Html): Html => html`Released ${release}`,
  journey: (person: Html, project: Html): Html => html`${person} wrote in the journey of ${project}`,
  journeyAlone: (project: Html): Html => html`Wrote in the journey of ${project}`,
  post: (person: Html, post: Html): Html => html`${person} ${post}`,
  postAlone: (post: Html): Html => html`${post}`,
  posted: 'posted',
  postedAlone: 'Posted',
  discussion: (person: Html, title: Html): Html => html`${person} asked ${title}`,
  discussionAlone: (title: Html): Html => html`Asked ${title}`,
  goOn: 'Read on',
  comments: (n: number) => (n === 0 ? 'Comment' : counted('en', n, 'comment', 'comments')),
}

export const activityTexts = byLocale({
  en,
  de: {
    earned: (person: Html, badge: Html) => html`${person} hat ${badge} verdient`,
    earnedAlone: (badge: Html) => html`${badge} verdient`,
    project: (person: Html, project: Html) => html`${person} hat ${project} angelegt`,
    projectAlone: (project: Html) => html`${project} angelegt`,
    release: (person: Html, release: Html) => html`${person} hat ${release} veröffentlicht`,
    releaseAlone: (release: Html) => html`${release} veröffentlicht`,
    journey: (person: Html, project: Html) => html`${person} hat in der Journey von ${project} geschrieben`,
    journeyAlone: (project: Html) => html`In der Journey von ${project} geschrieben`,
    post: (person: Html, post: Html) => html`${person} hat ${post}`,
    postAlone: (post: Html) => html`${post}`,
    posted: 'etwas gepostet',
    postedAlone: 'Etwas gepostet',
    discussion: (person: Html, title: Html) => html`${person} fragt ${title}`,
    discussionAlone: (title: Html) => html`Gefragt: ${title}`,
    goOn: 'Weiterlesen',
    comments: (n: number) => (n === 0 ? 'Kommentieren' : counted('de', n, 'Kommentar', 'Kommentare')),
  } satisfies typeof en,
})

export type ActivityTexts = typeof en
