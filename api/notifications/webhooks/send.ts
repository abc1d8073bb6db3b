import type { IncomingMessage, RequestOptions } from 'node:http'
import http from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'
import type { Saying } from '../../../domain/phrases.ts'
import { secondsAsked } from '../../../domain/retry-after.ts'
import { lookUpAs, refuseOtherPeers } from './looked-up-peer.ts'
import { type NoAnswer, noAnswer } from './no-answer.ts'
import { isPublicAddress, type Resolve } from './resolve.ts'
import { type AllowedHosts, parseTarget, type Target } from './target.ts'

/** A message for somebody else's server. */
export interface Outgoing {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** When it is sent. */
  readonly time: Date
  /** Says that we are about to stop; sending then throws. */
  readonly signal: AbortSignal
}

/** What came of sending: the answer's status, or why there was none. */
export type Outcome =
  | { readonly status: number; readonly answer: string; readonly retryAfterSeconds?: number }
  | NoAnswer

export type Send = (outgoing: Outgoing) => Promise<Outcome>

/** How long each part of an exchange may take, in milliseconds, and how much of an answer is read. */
export interface SendLimits {
  readonly connectMilliseconds: number
  /** From the connection to the whole head of the answer. */
  readonly headMilliseconds: number
  /** For what follows the head: the status is known, so that a slow rest changes nothing. */
  readonly restMilliseconds: number
  readonly answerBytes: number
}

/** Together within the 15 to 30 s that Standard Webhooks 1.0.0, "Request timeouts", asks senders to wait. */
const usualLimits: SendLimits = {
  connectMilliseconds: 5_000,
  headMilliseconds: 15_000,
  restMilliseconds: 2_000,
  answerBytes: 4_096,
}

export interface SendOptions {
  readonly allowedHosts: AllowedHosts
  readonly resolve: Resolve
  readonly limits?: Partial<SendLimits>
}

/**
 * Makes the one way out to addresses that somebody else has named. A name is looked up once; when any of its addresses is
 * not public nothing is sent, and the connection goes to exactly the addresses that were looked at, so that a name cannot
 * lead elsewhere a moment later. Redirects are not followed, proxies of the environment are not used.
 */
export function createSend({ allowedHosts, resolve, limits }: SendOptions): Send {
  const within = { ...usualLimits, ...limits }
  return async (outgoing) => {
    outgoing.signal.throwIfAborted()
    const target = parseTarget(outgoing.url, allowedHosts)
    if ('says' in target) {
      return noAnswer({ says: 'send_address_unfit', values: { why: target } })
    }
    const addresses = await addressesOf(target, resolve)
    if ('says' in addresses) return noAnswer(addresses)
    return exchange(target, addresses, outgoing, within)
  }
}

/** Addresses to connect to, or why there are none. The address itself is not told: it may be one of our own network. */
async function addressesOf(
  { host, allowed }: Target,
  resolve: Resolve,
): Promise<readonly string[] | Saying> {
  const addresses = isIP(host) === 0 ? await resolve(host, { allowed }) : [host]
  if (addresses.length === 0) return { says: 'send_host_unknown', values: { host } }
  if (allowed || addresses.every(isPublicAddress)) return addresses
  return { says: 'send_host_not_public', values: { host } }
}

function exchange(
  { url, host, port }: Target,
  addresses: readonly string[],
  { headers, body, time, signal }: Outgoing,
  limits: SendLimits,
): Promise<Outcome> {
  const options: RequestOptions = {
    method: 'POST',
    host,
    port,
    path: `${url.pathname}${url.search}`,
    signal,
    headers: { ...headers, host: url.host, 'content-length': Buffer.byteLength(body) },
    // A connection of its own that no other request shares.
    lookup: lookUpAs(addresses),
    agent: false,
    maxHeaderSize: 8_192,
  }
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? https.request(options) : http.request(options)
    const end = (says: Saying['says'], values = {}) =>
      resolve(noAnswer({ says, values: { host, ...values } }))
    let timer = setTimeout(stopAs('send_not_connected'), limits.connectMilliseconds)
    function stopAs(late: 'send_not_connected' | 'send_not_answered') {
      return () => {
        end(late)
        request.destroy()
      }
    }
    request.on('socket', (socket) => {
      refuseOtherPeers(socket, addresses, () => end('send_led_elsewhere'))
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        clearTimeout(timer)
        timer = setTimeout(stopAs('send_not_answered'), limits.headMilliseconds)
      })
    })
    let answering = false
    request.on('response', (response) => {
      answering = true
      clearTimeout(timer)
      readAnswer(response, limits, time).then((outcome) => {
        request.destroy()
        resolve(outcome)
      }, reject)
    })
    request.on('error', (error) => {
      clearTimeout(timer)
      if (signal.aborted) reject(error)
      else end('send_broken_off', { trouble: error.message.slice(0, 200) })
    })
    // Not every end is an error: one that asks to speak another protocol is closed without a word.
    request.on('close', () => {
      clearTimeout(timer)
      if (!answering) end('send_closed')
    })
    request.end(body)
  })
}

function readAnswer(response: IncomingMessage, limits: SendLimits, sent: Date): Promise<Outcome> {
  const { statusCode: status = 0, headers } = response
  const seconds = secondsAsked(headers, sent)
  const chunks: Buffer[] = []
  let bytes = 0
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer)
      const text = Buffer.concat(chunks).subarray(0, limits.answerBytes).toString('utf8')
      const answer = text.replaceAll(/[^\P{C}\n\t]/gu, '').slice(0, mostAnswerCharacters)
      resolve({
        status,
        answer,
        ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }),
      })
    }
    const timer = setTimeout(finish, limits.restMilliseconds)
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      bytes += chunk.byteLength
      if (bytes >= limits.answerBytes) finish()
    })
    response.on('end', finish)
    response.on('error', finish)
    response.on('close', finish)
  })
}

/** What is kept of an answer, for a person to see what is wrong. */
const mostAnswerCharacters = 1_000
