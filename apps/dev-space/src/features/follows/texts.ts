import { byLocale, counted } from '../../texts/by-locale.ts'

const en = {
  follow: 'Follow',
  unfollow: 'Unfollow',
  followPerson: (handle: string) => `Follow @${handle}`,
  unfollowPerson: (handle: string) => `Unfollow @${handle}`,
  followBadge: 'Follow this badge',
  unfollowBadge: 'Unfollow this badge',
  followers: 'Followers',
  following: 'Following',
  followerCount: (n: number) => counted('en', n, 'follower', 'followers'),
  followingCount: (n: number) => `${n.toLocaleString('en')} following`,
  lists: (name: string) => `Followers of ${name}, and whom they follow`,
  titles: {
    followers: (name: string) => `Who follows ${name}`,
    following: (name: string) => `Whom ${name} follows`,
  },
  empty: {
    followers: (name: string) => `Nobody follows ${name} yet.`,
    following: (name: string) => `${name} follows nobody yet.`,
  },
  emptyOwn: {
    followers: 'Nobody follows you yet. People find you by what you build and write.',
    following: 'You follow nobody yet. Open a profile and press Follow: what they do then shows on your first page.',
  },
}

export const followTexts = byLocale({
  en,
  de: {
    follow: 'Folgen',
    unfollow: 'Entfolgen',
    followPerson: (handle: string) => `Folgen: @${handle}`,
    unfollowPerson: (handle: string) => `Entfolgen: @${handle}`,
    followBadge: 'Diesem Abzeichen folgen',
    unfollowBadge: 'Diesem Abzeichen entfolgen',
    followers: 'Follower',
    following: 'Folgt',
    followerCount: (n: number) => counted('de', n, 'Follower', 'Follower'),
    followingCount: (n: number) => `folgt ${n.toLocaleString('de')}`,
    lists: (name: string) => `Wer ${name} folgt, und umgekehrt`,
    titles: {
      followers: (name: string) => `Wer ${name} folgt`,
      following: (name: string) => `Wem ${name} folgt`,
    },
    empty: {
      followers: (name: string) => `Noch folgt niemand ${name}.`,
      following: (name: string) => `${name} folgt noch niemandem.`,
    },
    emptyOwn: {
      followers: 'Noch folgt dir niemand. Andere finden dich über das, was du baust und schreibst.',
      following:
        'Du folgst noch niemandem. Öffne ein Profil und drück auf Folgen: Was dort passiert, steht dann bei dir vorn.',
    },
  } satisfies typeof en,
})
