export { createHandler, type HandlerOptions, type RequestHandler } from './create-handler.ts'
export { ListenError, type Listening, type ListenOptions, listen } from './listen.ts'
export { createLogger, type LoggerOptions } from './logger.ts'
export { type ServeOptions, serve } from './serve.ts'
