import { get, post, type Route } from '../../http/route.ts'
import { visitAsGuest } from './guest.ts'
import { join, joinPage } from './join.ts'
import { backFromGitHub, signIn, signInPage, signInWithGitHub } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { finishJoining, welcomePage } from './welcome.ts'

export const accountRoutes: readonly Route[] = [
  get('/join', joinPage),
  post('/join', join),
  get('/sign-in', signInPage),
  post('/sign-in', signIn),
  get('/sign-in/github', signInWithGitHub),
  get('/auth/callback/github', backFromGitHub),
  post('/guest', visitAsGuest),
  get('/welcome', welcomePage),
  post('/welcome', finishJoining),
  post('/sign-out', signOut),
]
