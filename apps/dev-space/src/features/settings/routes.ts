import { get, members, post, type Route } from '../../http/route.ts'
import { accountSettings } from './account.ts'
import { changePassword } from './change-password.ts'
import { changeDisplay, displaySettings } from './display.ts'
import { keepAccount } from './keep-account.ts'
import { chooseLanguage } from './language.ts'
import { changeProfile, profileSettings } from './profile.ts'
import { changeHidden, changeRecognition, recognitionSettings } from './recognition.ts'

export const settingsRoutes: readonly Route[] = [
  post('/language', chooseLanguage),
  get('/settings', members(profileSettings)),
  post('/settings/profile', members(changeProfile)),
  get('/settings/display', members(displaySettings)),
  post('/settings/display', members(changeDisplay)),
  get('/settings/recognition', members(recognitionSettings)),
  post('/settings/recognition', members(changeRecognition)),
  post('/settings/hidden', members(changeHidden)),
  get('/settings/account', members(accountSettings)),
  post('/settings/account/keep', members(keepAccount)),
  post('/settings/account/password', members(changePassword)),
]
