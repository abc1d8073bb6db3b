import { isIP } from 'node:net'
import type { Saying } from '../domain/phrases.ts'
import { type Fault, faultOf } from '../domain/refusal.ts'
import type { ListenAddress } from './listening.ts'

/** What is wrong with the address of another PostgreSQL; no password is repeated. */
export function faultInDatabaseUrl(url: string | undefined): Fault | undefined {
  if (url === undefined) return undefined
  const values = valuesOf('DATABASE_URL', url, 'postgres://user:password@host:5432/loomcell')
  if (!URL.canParse(url)) return faultOf('DATABASE_URL', 'setting_no_address', values)
  const { protocol: scheme, pathname } = new URL(url)
  if (scheme !== 'postgres:' && scheme !== 'postgresql:') {
    return faultOf('DATABASE_URL', 'setting_other_scheme', { ...values, scheme })
  }
  if (pathname.length > 1) return undefined
  return faultOf('DATABASE_URL', 'setting_without_database', values)
}

/** What is wrong with the address that labels and messages carry; no password is repeated. */
export function faultInPublicUrl(url: string | undefined): Fault | undefined {
  if (url === undefined) return undefined
  const values = valuesOf('PUBLIC_URL', url, 'https://loomcell.example.org')
  if (!URL.canParse(url)) return faultOf('PUBLIC_URL', 'setting_no_address', values)
  const { protocol: scheme, username, password, search, hash } = new URL(url)
  if (scheme !== 'https:' && scheme !== 'http:') {
    return faultOf('PUBLIC_URL', 'setting_other_scheme', { ...values, scheme })
  }
  // Labels are printed to last: nothing that is secret or would be cut off may stand on them.
  if (`${username}${password}${search}${hash}` === '' && /^[\w.~:/[\]-]{1,120}$/.test(url)) {
    return undefined
  }
  return faultOf('PUBLIC_URL', 'setting_address_too_much', values)
}

/** What is wrong with where to listen. */
export function faultInHost(setting: string, host: string): Fault | undefined {
  if (isIP(host) !== 0) return undefined
  if (/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host) && !/^[\d.]+$/.test(host)) return undefined
  return faultOf(setting, 'setting_no_host', { setting, given: host })
}

/** What is wrong with the port to listen on. */
export function faultInPort(setting: string, port: string): Fault | undefined {
  if (/^\d{1,5}$/.test(port) && Number(port) <= 65_535) return undefined
  return faultOf(setting, 'setting_no_port', { setting, given: port })
}

/** What whoever operates an installation may say of how it is watched. */
export interface OperationSettings {
  /** Where the metrics are served; undefined for nowhere. */
  readonly metrics?: ListenAddress | undefined
  /** Free bytes below which the disk of the data folder is named nearly full; undefined for the usual bound. */
  readonly leastDiskBytes?: number | undefined
}

type Env = Record<string, string | undefined>

/** Those settings; read only after `faultsInOperationSettings` found none. */
export function operationSettings(env: Env): OperationSettings {
  const { METRICS_PORT: port, METRICS_HOST: host, DISK_FREE_LEAST: megabytes } = env
  return {
    metrics: port
      ? { host: host || '127.0.0.1', port: Number(port), settings: 'METRICS_' }
      : undefined,
    leastDiskBytes: megabytes ? Number(megabytes) * 1_000_000 : undefined,
  }
}

/** What is wrong with them. A host without a port would look as if it were served. */
export function faultsInOperationSettings(env: Env): readonly (Fault | undefined)[] {
  const { METRICS_PORT: port, METRICS_HOST: host, DISK_FREE_LEAST: megabytes } = env
  return [
    port ? faultInPort('METRICS_PORT', port) : undefined,
    host ? faultInHost('METRICS_HOST', host) : undefined,
    host && !port
      ? faultOf('METRICS_PORT', 'setting_without_port', { setting: 'METRICS_PORT', given: host })
      : undefined,
    megabytes && !/^\d{1,9}$/.test(megabytes)
      ? faultOf('DISK_FREE_LEAST', 'setting_no_megabytes', {
          setting: 'DISK_FREE_LEAST',
          given: megabytes,
        })
      : undefined,
  ]
}

function valuesOf(setting: string, url: string, example: string) {
  const right: Saying = { says: 'setting_right_address', values: { example } }
  return { setting, given: withoutPassword(url), right }
}

// Messages end up in logs, where a password must not stand; it may itself hold a ":" or an "@".
function withoutPassword(url: string): string {
  return url.replace(/:(?!\/\/).*@/, ':***@').replace(/^([a-z]+:\/\/[^:@]*):.*@/i, '$1:***@')
}
