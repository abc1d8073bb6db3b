import { networkOf } from '../../http/hardening/client-address.ts'
import { macsOf, type Secret } from '../../secret/secret.ts'
import type { Database } from '../../store/database.ts'
import {
  type Bucket,
  beginAttempt,
  forgetAttempts,
  takeBackAttempt,
} from '../../store/people/sign-in-attempts.ts'

/** Somebody says who they are, by a password. */
export interface SignInAttempt {
  readonly purpose: 'sign_in'
  /** The e-mail address that was typed, whether or not it has an account. */
  readonly account: string
  readonly address: string | undefined
  /** Name of the device where it proved that this account was entered from it before. */
  readonly device: string | undefined
}

/** Somebody asks for a link to a new password. How many messages an account gets is counted apart. */
export interface LinkAttempt {
  readonly purpose: 'link'
  readonly address: string | undefined
  readonly device: string | undefined
}

/** Somebody who is signed in shows again who it is, or turns an authenticator on. */
export interface SessionAttempt {
  readonly purpose: 'confirm' | 'turn_on'
  readonly personId: string
  readonly sessionId: string
}

export type Attempt = SignInAttempt | LinkAttempt | SessionAttempt

export interface LockOut {
  /** Seconds that the try must wait; 0 when it may go on, and then it counts as failed until it succeeds. */
  begin(attempt: Attempt): Promise<number>
  succeed(attempt: Attempt): Promise<void>
}

/**
 * Counts tries under the account as strangers try it, under the address, and, for a device that the account was entered
 * from before, under that device alone (OWASP "device cookies"): a stranger's tries never keep the owner out there. An
 * account that does not exist is counted alike, so that nobody learns which do. What is counted is a list that begins with
 * its purpose: no text that anybody types leads to what is counted for another one.
 */
export function createLockOut(options: {
  auth: Database
  secret: Secret
  now: () => Date
}): LockOut {
  const { auth, secret, now } = options
  const bucket = (limit: Limit, ...counted: readonly string[]): Bucket => ({
    ...limit,
    ...macsOf(secret, JSON.stringify(counted)),
  })
  const ofAddress = (address: string) => bucket(oneAddress, 'address', networkOf(address))
  const bucketsOf = (attempt: Attempt): readonly Bucket[] => {
    if ('sessionId' in attempt) {
      // By its session, too: whoever sits at an open one must not keep the owner from confirming elsewhere.
      return [bucket(ownDevice, attempt.purpose, attempt.personId, attempt.sessionId)]
    }
    const { address, device } = attempt
    // A known device stands for itself, so that a neighbour behind the same address cannot keep its owner out.
    const isStranger = device === undefined && address !== undefined
    if (attempt.purpose === 'link') {
      return isStranger ? [bucket(linkAddress, 'link', networkOf(address))] : []
    }
    if (device !== undefined) return [bucket(ownDevice, 'device', device, attempt.account)]
    const ofAccount = bucket(strangers, 'account', attempt.account)
    return isStranger ? [ofAccount, ofAddress(address)] : [ofAccount]
  }
  return {
    begin: async (attempt) => {
      const wait = await beginAttempt(auth, bucketsOf(attempt), now())
      if (wait > 0 || attempt.purpose !== 'link' || attempt.device !== undefined) return wait
      // Going through accounts by asking for links slows the sign-in down; the sign-in never closes the way to a link.
      if (attempt.address !== undefined)
        await beginAttempt(auth, [ofAddress(attempt.address)], now())
      return 0
    },
    succeed: async (attempt) => {
      const [own, shared] = bucketsOf(attempt)
      if (own !== undefined) await forgetAttempts(auth, [own.digest, ...(own.earlier ?? [])])
      if (shared !== undefined) await takeBackAttempt(auth, shared.digest, now())
    },
  }
}

type Limit = Omit<Bucket, 'digest' | 'earlier'>

/** Chosen by us, well below the 100 failures in a row that NIST SP 800-63B-4, 3.2.2 allows an account. */
const strangers = { free: 10, firstSeconds: 60, mostSeconds: 3_600 }
const ownDevice = { free: 10, firstSeconds: 30, mostSeconds: 3_600 }
/** Behind one address a whole plant may sit. */
const oneAddress = { free: 30, firstSeconds: 60, mostSeconds: 3_600 }
const linkAddress = { free: 60, firstSeconds: 60, mostSeconds: 600 }
