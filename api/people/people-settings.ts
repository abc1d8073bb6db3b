import { isDemonstrationAddress } from '../../domain/demonstration.ts'
import { accountOf, isEmail } from '../../domain/email-address.ts'
import { isLoopback } from '../is-loopback.ts'
import { namedBefore } from '../secret/read-secret.ts'
import { faultsInSecrets } from '../secret/secret.ts'
import { usualBreaches } from './sign-in/breached-passwords.ts'
import { leastCost, mostCost } from './sign-in/password-cost.ts'
import type { FactorTrust } from './sign-in/provider-factor.ts'

/** Somebody else's server that tells who a person is, by OpenID Connect. */
export interface IdentityProvider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** How far it is believed about second factors; only what it names itself when absent. */
  readonly trust?: FactorTrust
}

type Env = Record<string, string | undefined>

const usualFrom = 'Loomcell <loomcell@localhost>'
/** E-mail address of the first administrator unless another is set; nobody reads it. */
export const usualAdministrator = 'administrator@first.example'

/** The settings about people and mail; read only after `faultsInPeopleSettings` found none. */
export function peopleSettings(env: Env) {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env
  const identityProvider =
    issuer && clientId && clientSecret
      ? { issuer, clientId, clientSecret, ...trustOf(env) }
      : undefined
  return {
    secret: env.LOOMCELL_SECRET || undefined,
    secretsBefore: secretsBefore(env),
    smtpUrl: env.SMTP_URL || undefined,
    passwordCost: env.PASSWORD_COST ? Number(env.PASSWORD_COST) : undefined,
    breachedPasswords: env.BREACHED_PASSWORDS || undefined,
    firstKeys: firstKeysIn(env),
    plainMail: env.SMTP_PLAINTEXT === 'allow' ? true : undefined,
    withSubdomains: env.HSTS_SUBDOMAINS === 'no' ? false : undefined,
    mailFrom: env.MAIL_FROM || usualFrom,
    administratorEmail: accountOf(env.ADMIN_EMAIL || usualAdministrator),
    identityProvider,
  }
}

function firstKeysIn({ FIRST_KEYS: word }: Env): 'print' | 'file' | undefined {
  return word === 'print' || word === 'file' ? word : undefined
}

function trustOf(env: Env): { trust?: FactorTrust } {
  const acr = (env.OIDC_ACR ?? '').split(/\s+/).filter((value) => value !== '')
  const always = env.OIDC_SECOND_FACTOR === 'always'
  return acr.length === 0 && !always ? {} : { trust: { acr, always } }
}

/** What is wrong with the settings about people and mail; no value that may hold a password is repeated. */
export function faultsInPeopleSettings(env: Env): readonly string[] {
  return [
    ...faultsInSecret(env),
    faultInSmtpUrl(env.SMTP_URL || undefined),
    faultInPasswordCost(env.PASSWORD_COST || undefined),
    faultInBreachedPasswords(env.BREACHED_PASSWORDS || undefined),
    faultInWord(env, 'OIDC_SECOND_FACTOR', ['always']),
    faultInWord(env, 'SMTP_PLAINTEXT', ['allow']),
    faultInWord(env, 'FIRST_KEYS', ['print', 'file']),
    faultInWord(env, 'HSTS_SUBDOMAINS', ['yes', 'no']),
    faultInMailFrom(env.MAIL_FROM || usualFrom),
    faultInAdministrator(env.ADMIN_EMAIL || usualAdministrator),
    ...faultsInIdentityProvider(env),
  ].filter((fault) => fault !== undefined)
}

function faultsInSecret(env: Env): readonly string[] {
  const { LOOMCELL_SECRET: text } = env
  const current = text ? [{ name: 'LOOMCELL_SECRET', text }] : []
  return faultsInSecrets([...current, ...namedBefore(secretsBefore(env) ?? [])])
}

/** Separated by spaces or line ends. */
function secretsBefore(env: Env): readonly string[] | undefined {
  const texts = (env.LOOMCELL_SECRET_BEFORE ?? '').split(/\s+/).filter((text) => text !== '')
  return texts.length === 0 ? undefined : texts
}

function faultInSmtpUrl(url: string | undefined): string | undefined {
  if (url === undefined) return undefined
  if (URL.canParse(url) && /^smtps?:$/.test(new URL(url).protocol)) return undefined
  return 'SMTP_URL: not the address of a mail server, such as "smtps://user:password@mail.example.org"'
}

function faultInPasswordCost(cost: string | undefined): string | undefined {
  const isWithin = cost === undefined || (Number(cost) >= leastCost && Number(cost) <= mostCost)
  if (isWithin && /^\d*$/.test(cost ?? '')) return undefined
  return `PASSWORD_COST "${cost}": not a whole number from ${leastCost} to ${mostCost}, each one more doubling the work`
}

function faultInBreachedPasswords(address: string | undefined): string | undefined {
  if (address === undefined || address === 'off') return undefined
  const right = `"off", or an address such as "${usualBreaches}"`
  if (!URL.canParse(address)) return `BREACHED_PASSWORDS: not an address, ${right}`
  const { protocol, hostname, username, password, search, hash } = new URL(address)
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
  if (!isSafe)
    return `BREACHED_PASSWORDS: not by https, which only this machine needs not, ${right}`
  if (`${username}${password}${search}${hash}` === '') return undefined
  return `BREACHED_PASSWORDS: holds more than scheme, host, port and path, ${right}`
}

function faultInWord(env: Env, name: string, words: readonly string[]): string | undefined {
  const value = env[name] || undefined
  if (value === undefined || words.includes(value)) return undefined
  return `${name} "${value}": not known, one of ${words.join(', ')}`
}

function faultInMailFrom(from: string): string | undefined {
  const address = /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from
  if (/^[^\s@]+@[^\s@]+$/.test(address) && !/[\r\n]/.test(from)) return undefined
  return `MAIL_FROM "${from}": not a sender, such as "Loomcell <loomcell@example.org>"`
}

function faultInAdministrator(email: string): string | undefined {
  if (isDemonstrationAddress(email)) {
    return `ADMIN_EMAIL "${email}": an address of the demonstration, whose people are constructed`
  }
  if (isEmail(email)) return undefined
  return `ADMIN_EMAIL "${email}": not an e-mail address, such as "you@example.org"`
}

function faultsInIdentityProvider(env: Env): readonly string[] {
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const
  const missing = names.filter((name) => !env[name])
  if (missing.length === names.length) return []
  const faults = missing.map((name) => `${name}: not set, all of ${names.join(', ')} or none`)
  const issuer = env.OIDC_ISSUER ?? ''
  if (issuer !== '' && !(URL.canParse(issuer) && /^https?:$/.test(new URL(issuer).protocol))) {
    faults.push(`OIDC_ISSUER "${issuer}": not an address, such as "https://accounts.example.org"`)
  } else if (issuer.startsWith('http:') && !isLoopback(new URL(issuer).hostname)) {
    faults.push(`OIDC_ISSUER "${issuer}": not by https, which only this machine needs not`)
  }
  if (!env.PUBLIC_URL) faults.push('PUBLIC_URL: not set, needed for the way back from OIDC_ISSUER')
  return faults
}
