import { post, type Route } from '../../http/route.ts'
import { chooseLanguage } from './language.ts'

export const settingsRoutes: readonly Route[] = [post('/language', chooseLanguage)]
