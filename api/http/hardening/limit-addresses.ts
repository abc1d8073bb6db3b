import { hash } from 'node:crypto'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { dayMilliseconds } from '../../../domain/hours.ts'
import { remembering } from '../../remembering.ts'
import type { Steady } from '../../steady-clock.ts'
import type { Env } from '../env.ts'
import { networkOf } from './client-address.ts'
import type { RateLimits } from './rate-limits.ts'
import { createTokenBuckets } from './token-buckets.ts'
import { tooMany } from './too-many.ts'

/**
 * Slows down an address that fails: to say who asks, or to guess the code of a record or a link to confidential facts or for an inspector. It is turned away whatever
 * it guessed, so that it learns nothing; a right credential passes, and whoever was known a while ago goes on, whatever a
 * neighbour behind the same address does. Answers inside the process, which come from no address, are not counted.
 */
export function limitAddresses(rates: RateLimits, elapsed: Steady) {
  const strangers = createTokenBuckets(rates.strangers, elapsed)
  const guesses = createTokenBuckets(rates.guesses, elapsed)
  const visitors = createTokenBuckets(rates.visitors, elapsed)
  const looks = createTokenBuckets(looksOfLimited, elapsed)
  const known = createKnownCredentials(elapsed)

  return createMiddleware<Env>(async (context, next) => {
    const address = context.get('address')
    if (address === undefined) return next()
    const network = networkOf(address)
    if (/^\/api\//.test(context.req.path)) await askedOfApi(context, network, next)
    else await askedOfPage(context, network, next)
    return undefined
  })

  async function askedOfApi(context: Context<Env>, network: string, next: () => Promise<void>) {
    const credential = credentialOf(context)
    const wait = known.has(credential) ? 0 : strangers.waitOf(network)
    // Behind the address of somebody who guesses others work: what they send is looked at, so many times a second, and passes
    // when it is right. Whoever guessed wrong learns no more than from being turned away.
    if (wait > 0 && looks.take(network) > 0) return refuse(context, wait)
    await next()
    if (context.res.status === 401) {
      known.forget(credential)
      if (wait > 0) return refuse(context, wait)
      strangers.take(network)
    } else if (context.get('principal') !== undefined) known.remember(credential)
  }

  async function askedOfPage(context: Context<Env>, network: string, next: () => Promise<void>) {
    const isCode = /^\/(b|01|8004|granted|asked|inspect)\//.test(context.req.path)
    const wait = Math.max(isCode ? guesses.waitOf(network) : 0, visitors.take(network))
    if (wait > 0) return refuse(context, wait)
    await next()
    if (isCode && context.res.status === 404) guesses.take(network)
  }
}

function refuse(context: Context<Env>, wait: number): void {
  context.res = tooMany(context, wait)
}

/** How many credentials from an address that must wait are looked at all the same: each costs the database a question. */
const looksOfLimited = { burst: 30, perSecond: 10 }

const mostRemembered = 20_000

/** Remembers credentials that were good here, by their digest, for a day. */
function createKnownCredentials(elapsed: Steady) {
  const known = remembering<string, true>(mostRemembered, {
    milliseconds: dayMilliseconds,
    elapsed,
  })
  return {
    has: (credential: string) => known.has(digestOf(credential)),
    forget: (credential: string) => void known.delete(digestOf(credential)),
    remember: (credential: string) => void known.set(digestOf(credential), true),
  }
}

function credentialOf({ req }: Context): string {
  return req.header('authorization') ?? req.header('cookie') ?? ''
}

function digestOf(credential: string): string {
  return hash('sha256', credential, 'base64')
}
