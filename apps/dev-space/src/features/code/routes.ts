import { get, members, post, type Route } from '../../http/route.ts'
import { discardUpload, takeUpload, uploadLog } from './actions.ts'
import { codePage } from './code-page.ts'
import { LARGEST_LOG } from './receive-log.ts'
import { uploadPage } from './upload-page.ts'

/** The file, and the form around it. */
const LARGEST_UPLOAD = LARGEST_LOG + 64 * 1024

export const codeRoutes: readonly Route[] = [
  get('/code', members(codePage)),
  post('/code', members(uploadLog), { largest: LARGEST_UPLOAD }),
  get('/code/:upload', members(uploadPage)),
  post('/code/:upload', members(takeUpload)),
  post('/code/:upload/discard', members(discardUpload)),
]
