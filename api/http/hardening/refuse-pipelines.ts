import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { createMiddleware } from 'hono/factory'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'

/** Requests that one connection may send ahead of the answers. Browsers and our own clients send one. */
const mostAhead = 16

interface Connection {
  readonly incoming?: IncomingMessage
  readonly outgoing?: ServerResponse
}

/**
 * Ends a connection that sends request after request without reading an answer: all that arrived in one piece would be
 * answered into memory before anything could be sent.
 */
export function refusePipelines() {
  const ahead = new WeakMap<Socket, number>()
  return createMiddleware((context, next) => {
    const { incoming, outgoing } = (context.env ?? {}) as Connection
    if (incoming === undefined || outgoing === undefined) return next()
    const { socket } = incoming
    const count = (ahead.get(socket) ?? 0) + 1
    if (count > mostAhead) {
      socket.destroy()
      throw new RefusedError(refuse('too_many', '', ['requests_ahead']))
    }
    ahead.set(socket, count)
    outgoing.once('close', () => ahead.set(socket, (ahead.get(socket) ?? 1) - 1))
    return next()
  })
}
