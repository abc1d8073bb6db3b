import { resolve } from 'node:path'
import type { FaultName, FaultValues, Saying } from '../../domain/phrases.ts'
import { type Fault, faultOf } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { isLoopback } from '../is-loopback.ts'

/** What the environment decides about a gateway. */
export interface GatewaySettings {
  /** Address of Loomcell, without a slash at the end. */
  readonly server: string
  /** The mapping file. */
  readonly file: string
  /** Holds the queue. */
  readonly folder: string
  /** The broker; undefined where machines speak HTTP alone. */
  readonly broker: URL | undefined
  readonly host: string
  /** 0 means any free port. */
  readonly port: number
  /** What machines and people send along by HTTP. */
  readonly token: string
  /** Most bytes of the queue. */
  readonly mostBytes: number
}

type Environment = Readonly<Record<string, string | undefined>>

const leastToken = 32
const leastMegabytes = 10
const mostMegabytes = 1_000_000
const usualMegabytes = '1000'
const serverExample = 'https://loomcell.example.org'
const brokerExample = 'mqtt://127.0.0.1:1883'

/** Reads the settings from the environment; an empty variable counts as not set. Throws a refusal with all that is wrong with them. */
export function readSettings(env: Environment): GatewaySettings {
  const server = env.LOOMCELL_URL || undefined
  const broker = env.MQTT_URL || undefined
  const listen = env.GATEWAY_LISTEN || '127.0.0.1:3200'
  const megabytes = env.GATEWAY_MEGABYTES || usualMegabytes
  const token = env.GATEWAY_TOKEN || ''
  const [, host = '', port = ''] = /^(.+):(\d{1,5})$/.exec(listen) ?? []
  const faults = [
    faultInServer(server),
    missing(env, 'GATEWAY_FILE', { says: 'right_gateway_file' }),
    missing(env, 'GATEWAY_FOLDER', { says: 'right_gateway_folder' }),
    faultInBroker(broker),
    faultInToken(token),
    (host === '' || Number(port) > 65_535) &&
      wrong('GATEWAY_LISTEN', listen, 'gateway_listen_wrong'),
    isMegabytes(megabytes) ||
      wrong('GATEWAY_MEGABYTES', megabytes, 'gateway_size_wrong', {
        least: leastMegabytes,
        most: mostMegabytes,
      }),
  ].filter((fault) => typeof fault === 'object')
  if (faults.length > 0) throw new RefusedError({ code: 'invalid', faults })
  return {
    server: (server ?? '').replace(/\/+$/, ''),
    file: resolve(env.GATEWAY_FILE ?? ''),
    folder: resolve(env.GATEWAY_FOLDER ?? ''),
    broker: broker === undefined ? undefined : new URL(broker),
    host: host.replace(/^\[(.*)\]$/, '$1'),
    port: Number(port),
    token,
    mostBytes: Number(megabytes) * 1_000_000,
  }
}

function missing(env: Environment, setting: string, right: Saying): Fault | undefined {
  if (env[setting]) return undefined
  return faultOf(setting, 'gateway_setting_missing', { setting, right })
}

function wrong(setting: string, given: string, says: FaultName, values: FaultValues = {}): Fault {
  return faultOf(setting, says, { setting, given, ...values })
}

/** Keys of stations go there: nobody in between may read them. */
function faultInServer(url: string | undefined): Fault | undefined {
  const setting = 'LOOMCELL_URL'
  const right: Saying = { says: 'setting_right_address', values: { example: serverExample } }
  if (url === undefined) return faultOf(setting, 'gateway_setting_missing', { setting, right })
  if (!URL.canParse(url)) return wrong(setting, url, 'setting_no_address', { right })
  const { protocol: scheme, hostname, username, password, search, hash } = new URL(url)
  if (scheme !== 'https:' && scheme !== 'http:') {
    return wrong(setting, url, 'setting_other_scheme', { scheme, right })
  }
  if (`${username}${password}${search}${hash}` !== '') {
    const given = `${scheme}//${hostname}`
    return wrong(setting, given, 'setting_address_too_much', { right })
  }
  const isOpen = scheme === 'http:' && !isLoopback(hostname)
  return isOpen ? wrong(setting, url, 'gateway_address_plain') : undefined
}

function faultInBroker(url: string | undefined): Fault | undefined {
  if (url === undefined) return undefined
  const setting = 'MQTT_URL'
  const right: Saying = { says: 'setting_right_address', values: { example: brokerExample } }
  // No password is repeated: it may stand in what cannot be read as well.
  const given = url.replace(/^([a-z]+:\/*)?.*@/i, '$1***@')
  if (!URL.canParse(url)) return wrong(setting, given, 'setting_no_address', { right })
  const { protocol: scheme, hostname } = new URL(url)
  if (scheme !== 'mqtt:' && scheme !== 'mqtts:') {
    return wrong(setting, given, 'setting_other_scheme', { scheme, right })
  }
  return hostname === '' ? wrong(setting, given, 'setting_no_address', { right }) : undefined
}

function faultInToken(token: string): Fault | undefined {
  const setting = 'GATEWAY_TOKEN'
  const right: Saying = { says: 'right_gateway_token', values: { least: leastToken } }
  if (token === '') return faultOf(setting, 'gateway_setting_missing', { setting, right })
  if (/^[\x21-\x7e]+$/.test(token) && token.length >= leastToken) return undefined
  return faultOf(setting, 'gateway_token_short', { setting, right })
}

function isMegabytes(text: string): boolean {
  return /^\d{1,7}$/.test(text) && Number(text) >= leastMegabytes && Number(text) <= mostMegabytes
}
