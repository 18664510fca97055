import type { RequestHandler } from './create-handler.ts'
import { answerNode, type NodeListener } from './http/node.ts'

/**
 * A handler for servers that hand out Node's own request and response:
 *
 *     createServer(nodeListener(handler))           // node:http
 *     app.use('/laurel/v1', nodeListener(handler))  // Express
 *
 * It finds its paths where a framework cuts them, and takes the body that a parser in front has read.
 */
export function nodeListener(handler: RequestHandler): NodeListener {
  return answerNode((request) => handler(request))
}
