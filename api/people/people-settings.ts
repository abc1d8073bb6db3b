import { isDemonstrationAddress } from '../../domain/demonstration.ts'
import { accountOf, isEmail } from '../../domain/email-address.ts'
import type { FaultName, FaultValues, Saying } from '../../domain/phrases.ts'
import { type Fault, faultOf } from '../../domain/refusal.ts'
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
export function faultsInPeopleSettings(env: Env): readonly Fault[] {
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

function faultIn(setting: string, says: FaultName, values: FaultValues = {}): Fault {
  return faultOf(setting, says, { setting, ...values })
}

function faultsInSecret(env: Env): readonly Fault[] {
  const { LOOMCELL_SECRET: text } = env
  const current = text ? [{ name: 'LOOMCELL_SECRET', text }] : []
  return faultsInSecrets([...current, ...namedBefore(secretsBefore(env) ?? [])])
}

/** Separated by spaces or line ends. */
function secretsBefore(env: Env): readonly string[] | undefined {
  const texts = (env.LOOMCELL_SECRET_BEFORE ?? '').split(/\s+/).filter((text) => text !== '')
  return texts.length === 0 ? undefined : texts
}

function faultInSmtpUrl(url: string | undefined): Fault | undefined {
  if (url === undefined) return undefined
  if (URL.canParse(url) && /^smtps?:$/.test(new URL(url).protocol)) return undefined
  return faultIn('SMTP_URL', 'setting_no_mail_server')
}

function faultInPasswordCost(given: string | undefined): Fault | undefined {
  if (given === undefined) return undefined
  if (/^\d*$/.test(given) && Number(given) >= leastCost && Number(given) <= mostCost)
    return undefined
  return faultIn('PASSWORD_COST', 'setting_password_cost', {
    given,
    least: leastCost,
    most: mostCost,
  })
}

function faultInBreachedPasswords(address: string | undefined): Fault | undefined {
  if (address === undefined || address === 'off') return undefined
  const setting = 'BREACHED_PASSWORDS'
  const right: Saying = { says: 'setting_right_off_or_address', values: { example: usualBreaches } }
  if (!URL.canParse(address)) return faultIn(setting, 'setting_unnamed_no_address', { right })
  const { protocol, hostname, username, password, search, hash } = new URL(address)
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
  if (!isSafe) return faultIn(setting, 'setting_unnamed_not_https', { right })
  if (`${username}${password}${search}${hash}` === '') return undefined
  return faultIn(setting, 'setting_unnamed_too_much', { right })
}

function faultInWord(env: Env, setting: string, words: readonly string[]): Fault | undefined {
  const given = env[setting] || undefined
  if (given === undefined || words.includes(given)) return undefined
  return faultIn(setting, 'setting_word_unknown', { given, words })
}

function faultInMailFrom(given: string): Fault | undefined {
  const address = /<([^<>]+)>\s*$/.exec(given)?.[1] ?? given
  if (/^[^\s@]+@[^\s@]+$/.test(address) && !/[\r\n]/.test(given)) return undefined
  return faultIn('MAIL_FROM', 'setting_no_sender', { given })
}

function faultInAdministrator(given: string): Fault | undefined {
  if (isDemonstrationAddress(given)) {
    return faultIn('ADMIN_EMAIL', 'setting_demonstration_address', { given })
  }
  return isEmail(given) ? undefined : faultIn('ADMIN_EMAIL', 'setting_no_email', { given })
}

function faultsInIdentityProvider(env: Env): readonly Fault[] {
  const settings = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const
  const missing = settings.filter((name) => !env[name])
  if (missing.length === settings.length) return []
  const faults = missing.map((name) => faultIn(name, 'setting_all_or_none', { settings }))
  const given = env.OIDC_ISSUER ?? ''
  if (given !== '' && !(URL.canParse(given) && /^https?:$/.test(new URL(given).protocol))) {
    faults.push(faultIn('OIDC_ISSUER', 'setting_no_issuer', { given }))
  } else if (given.startsWith('http:') && !isLoopback(new URL(given).hostname)) {
    faults.push(faultIn('OIDC_ISSUER', 'setting_issuer_not_https', { given }))
  }
  if (!env.PUBLIC_URL) {
    faults.push(faultIn('PUBLIC_URL', 'setting_needed_for', { other: 'OIDC_ISSUER' }))
  }
  return faults
}
