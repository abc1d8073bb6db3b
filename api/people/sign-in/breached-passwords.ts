import { createHash } from 'node:crypto'
import type { Log } from '../../installation.ts'
import { OutsideError, readOutside } from '../../read-outside.ts'

/** Tells whether a password is known from a breach; false too where nobody could be asked. */
export type IsBreached = (password: string) => Promise<boolean>

/** Who is asked unless the settings say otherwise: passwords of Have I Been Pwned, by range. */
export const usualBreaches = 'https://api.pwnedpasswords.com/range/'

/** A range has some 1,000 lines of 40 bytes, padding included; whoever sets a password waits. Both chosen by us. */
const limits = { milliseconds: 2_000, bytes: 262_144 }

/** 35 hexadecimal digits that follow the five, and how often; padding has 0. */
const line = /^([0-9A-F]{35}):(\d{1,15})$/i

/**
 * Asks a service of ranges, such as `usualBreaches`, with the first five hexadecimal digits of a password's SHA-1 and
 * padding, so that neither it nor whoever looks on learns which password is meant. It cannot say of a password that it does
 * not know that it is breached. Without an answer that can be used our own list has decided, and one line of the log says so.
 */
export function createIsBreached(address: string, log: Log): IsBreached {
  const service = address.replace(/\/*$/, '/')
  return async (password) => {
    // Both what was typed and what is kept of it, which differ where letters have several forms.
    const forms = [...new Set([password, password.normalize('NFKC')])]
    const answers = await Promise.all(forms.map((form) => askRange(service, form)))
    if (answers.includes(true)) return true
    const fault = answers.find((answer) => typeof answer === 'string')
    if (fault !== undefined) {
      const what = 'Cannot ask whether a new password is known from breaches'
      log(`${what}: ${fault}; the built-in list has decided alone`)
    }
    return false
  }
}

/** Whether the password is in its range, or why nobody can tell. */
async function askRange(service: string, password: string): Promise<boolean | string> {
  try {
    return await isInRange(service, password)
  } catch (error) {
    if (error instanceof OutsideError) return error.message
    throw error
  }
}

async function isInRange(service: string, password: string): Promise<boolean> {
  const digest = createHash('sha1').update(password).digest('hex').toUpperCase()
  const [start, rest] = [digest.slice(0, 5), digest.slice(5)]
  const headers = { 'add-padding': 'true', accept: 'text/plain', 'user-agent': 'Loomcell' }
  const text = await readOutside(`${service}${start}`, limits, { headers })
  const lines = text.trimEnd().split(/\r?\n/)
  // A page of somebody in between, or half an answer, is none: read as one it would clear every password.
  if (!lines.every((one) => line.test(one))) throw new OutsideError('it answered no range')
  return lines.some((one) => {
    const [, suffix = '', count] = line.exec(one) ?? []
    return suffix.toUpperCase() === rest && Number(count) > 0
  })
}
