import { get, members, post, type Route } from '../../http/route.ts'
import { ACCOMPLISHMENTS, accomplishments } from './accomplishments.ts'
import { allBadges } from './badges.ts'
import { theirActivity, theirJourney, theirProjects } from './deeds.ts'
import { profileTab } from './frame.ts'
import { changePins, pinsPage } from './pins.ts'

export const profileRoutes: readonly Route[] = [
  get('/people/:name', profileTab('accomplishments', accomplishments, ACCOMPLISHMENTS)),
  get('/people/:name/badges', profileTab('badges', allBadges, { showcase: true })),
  get('/people/:name/projects', profileTab('projects', theirProjects)),
  get('/people/:name/journey', profileTab('journey', theirJourney)),
  get('/people/:name/activity', profileTab('activity', theirActivity)),
  get('/people/:name/pins', members(pinsPage)),
  post('/people/:name/pins', members(changePins)),
]
