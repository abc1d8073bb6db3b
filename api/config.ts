import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { faultsIn } from '../domain/faults-in.ts'
import { type FaultName, type FaultValues, sentence } from '../domain/phrases.ts'
import { type Fault, faultOf } from '../domain/refusal.ts'
import type { Language } from '../domain/words.ts'
import {
  faultInDatabaseUrl,
  faultInHost,
  faultInPort,
  faultInPublicUrl,
  faultsInOperationSettings,
  type OperationSettings,
  operationSettings,
} from './config-addresses.ts'
import { trustedProxies } from './http/hardening/client-address.ts'
import { type LogLevel, logLevels } from './http/hardening/create-logger.ts'
import { type AllowedHosts, parseAllowedHosts } from './notifications/webhooks/target.ts'
import { type LicenceKinds, readLicenceKinds } from './organisations/read-licence-kinds.ts'
import {
  faultsInPeopleSettings,
  type IdentityProvider,
  peopleSettings,
} from './people/people-settings.ts'

const projectFolder = fileURLToPath(new URL('..', import.meta.url))

/** What the environment decides about one Loomcell process. */
export interface Config extends OperationSettings {
  /** Absolute path of the folder that holds everything this installation keeps. */
  readonly dataFolder: string
  /** True when LOOMCELL_DATA names the folder: then it is used as it is, or refused, never moved. */
  readonly explicitFolder: boolean
  /** Another PostgreSQL to use; undefined means the server that Loomcell starts by itself. */
  readonly databaseUrl: string | undefined
  /** The file of the key that signs the public log; undefined for the one in the data folder. */
  readonly logKeyFile?: string | undefined
  /** The policy file of the witnesses that the log asks; undefined for the one beside the server. */
  readonly witnessPolicyFile?: string | undefined
  /** Whether no witness runs beside the server where no policy is named; undefined for no. */
  readonly withoutWitness?: boolean | undefined
  readonly host: string
  /** 0 means any free port. */
  readonly port: number
  readonly logLevel: LogLevel
  /** Where links in QR codes lead, without a slash at the end; undefined means where each request came in. */
  readonly publicUrl: string | undefined
  /** GS1 company prefix, 4 to 10 digits; undefined means short links. */
  readonly gs1CompanyPrefix: string | undefined
  /** Kinds that licences may have, by name; undefined for our own list. */
  readonly licenceKinds: LicenceKinds | undefined
  /** Proxies that may say for whom they ask, as addresses and networks; undefined for none. */
  readonly trustProxy: string | undefined
  /** Hosts inside that webhooks may be sent to, each with its port. */
  readonly allowedHosts: AllowedHosts
  /** Signs cookies, 32 characters or more; undefined for one that is made and kept in the data folder. */
  readonly secret: string | undefined
  /** Secrets before that one, the newest first, which still hold; undefined for none beside those of the data folder. */
  readonly secretsBefore?: readonly string[] | undefined
  /** Whether keys and links of the first start are printed or go into a file; undefined for what standard output tells. */
  readonly firstKeys?: 'print' | 'file' | undefined
  /** The mail server; undefined means that messages land in the folder `outbox` of the data folder. */
  readonly smtpUrl: string | undefined
  /** Work that a password costs, as a power of two; undefined for what is recommended. */
  readonly passwordCost: number | undefined
  /** Who is asked about breached passwords, or `off` for nobody; undefined for the usual service. */
  readonly breachedPasswords: string | undefined
  /** Whether a mail server elsewhere may be spoken to without encryption; undefined for no. */
  readonly plainMail: boolean | undefined
  /** Whether browsers hold names under that of `publicUrl` to https as well; undefined for yes. */
  readonly withSubdomains: boolean | undefined
  /** The sender of messages. */
  readonly mailFrom: string
  /** E-mail address of the first administrator. */
  readonly administratorEmail: string
  /** Where people may sign in with an account of theirs elsewhere; undefined for nowhere. */
  readonly identityProvider: IdentityProvider | undefined
}

/** Every fault in the settings at once, so that one start shows all that must be mended. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super(settingFaultsIn('en', faults))
    this.faults = faults
  }
}

/** What is wrong with the settings, as a terminal shows it. */
export function settingFaultsIn(language: Language, faults: readonly Fault[]): string {
  const told = faultsIn(faults, language, {}).map(({ message }) => `- ${message}`)
  return [sentence('settings_faulty', {}, language), ...told].join('\n')
}

/**
 * Reads the settings from the environment; an empty variable counts as not set.
 * Throws a ConfigError that lists all faults.
 */
export function parseConfig(env: Record<string, string | undefined>): Config {
  const dataFolder = env.LOOMCELL_DATA || undefined
  const databaseUrl = env.DATABASE_URL || undefined
  const host = env.HOST || '127.0.0.1'
  const port = env.PORT || '3000'
  const level = env.LOG_LEVEL || 'info'
  const publicUrl = env.PUBLIC_URL || undefined
  const gs1CompanyPrefix = env.GS1_COMPANY_PREFIX || undefined
  const trustProxy = env.TRUST_PROXY || undefined
  const licences = readLicenceKinds(env.LICENCE_KINDS || undefined)
  const logLevel = logLevels.find((known) => known === level)
  const faults = [
    faultInDataFolder(dataFolder),
    faultInDatabaseUrl(databaseUrl),
    faultInHost('HOST', host),
    faultInPort('PORT', port),
    ...faultsInOperationSettings(env),
    faultInLevel(level),
    faultInPublicUrl(publicUrl),
    faultInCompanyPrefix(gs1CompanyPrefix),
    faultInTrustProxy(trustProxy),
    ['', 'off'].includes(env.WITNESS ?? '')
      ? undefined
      : faultIn('WITNESS', env.WITNESS ?? '', 'setting_no_witness'),
    faultInAllowedHosts(env.WEBHOOK_ALLOW_HOSTS),
    ...faultsInPeopleSettings(env),
    licences.fault,
  ].filter((fault) => fault !== undefined)
  if (faults.length > 0 || logLevel === undefined) throw new ConfigError(faults)
  return {
    dataFolder: resolve(projectFolder, dataFolder ?? '.loomcell'),
    explicitFolder: dataFolder !== undefined,
    databaseUrl,
    witnessPolicyFile: env.WITNESSES ? resolve(projectFolder, env.WITNESSES) : undefined,
    withoutWitness: env.WITNESS === 'off' || undefined,
    logKeyFile: env.LOG_KEY_FILE ? resolve(projectFolder, env.LOG_KEY_FILE) : undefined,
    host,
    port: Number(port),
    logLevel,
    publicUrl: publicUrl?.replace(/\/+$/, ''),
    gs1CompanyPrefix,
    trustProxy,
    licenceKinds: licences.kinds,
    allowedHosts: parseAllowedHosts(env.WEBHOOK_ALLOW_HOSTS ?? ''),
    ...peopleSettings(env),
    ...operationSettings(env),
  }
}

/**
 * What is wrong with this version of Node, or undefined when it can run Loomcell.
 * Needed because without its install scripts npm leaves out Node 24 and falls silently to whatever is on the PATH.
 */
export function faultInNodeVersion(version: string): Fault | undefined {
  const major = Number(/^v?(\d+)\./.exec(version)?.[1] ?? 0)
  return major >= 24 ? undefined : faultOf('', 'node_too_old', { version })
}

function faultIn(setting: string, given: string, says: FaultName, values: FaultValues = {}): Fault {
  return faultOf(setting, says, { setting, given, ...values })
}

function faultInDataFolder(folder: string | undefined): Fault | undefined {
  // Only a shell knows the home folder by this sign; we would make a folder that is called "~".
  if (!folder?.startsWith('~')) return undefined
  return faultIn('LOOMCELL_DATA', folder, 'setting_folder_tilde')
}

function faultInLevel(level: string): Fault | undefined {
  if (logLevels.some((known) => known === level)) return undefined
  return faultIn('LOG_LEVEL', level, 'setting_no_level', { levels: logLevels })
}

function faultInCompanyPrefix(prefix: string | undefined): Fault | undefined {
  if (prefix === undefined || /^\d{4,10}$/.test(prefix)) return undefined
  // A GIAI has 30 characters, of which a code that nobody can guess takes 20.
  return faultIn('GS1_COMPANY_PREFIX', prefix, 'setting_no_prefix')
}

function faultInTrustProxy(list: string | undefined): Fault | undefined {
  try {
    trustedProxies(list ?? '')
    return undefined
  } catch (error) {
    const wrong = error instanceof RangeError ? error.message : (list ?? '')
    return faultIn('TRUST_PROXY', wrong, 'setting_no_proxy')
  }
}

function faultInAllowedHosts(list: string | undefined): Fault | undefined {
  try {
    parseAllowedHosts(list ?? '')
    return undefined
  } catch (error) {
    const wrong = error instanceof RangeError ? error.message : (list ?? '')
    return faultIn('WEBHOOK_ALLOW_HOSTS', wrong, 'setting_no_host_port')
  }
}
