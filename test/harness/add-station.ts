import { jsonOf } from './answers.ts'
import type { TestInstallation } from './installation.ts'

/** A station with its key, and a way to ask with it. */
export interface TestStation {
  readonly id: string
  readonly key: string
  request(path: string, init?: RequestInit): Promise<Response>
  /** Sends one scan or a list. */
  scan(scan: unknown): Promise<Response>
}

/** Adds a station as the organisation's administrator. */
export async function addStation(
  installation: TestInstallation,
  terms: Record<string, unknown> = {},
): Promise<TestStation> {
  const body = JSON.stringify({ name: 'Gate scanner', ...terms })
  const added = await installation.request('/api/v1/stations', { method: 'POST', body })
  if (added.status !== 201) throw new RangeError(`Cannot add a station: ${await added.text()}`)
  return withKey(installation, await jsonOf(added))
}

/** The station as it asks with this key. */
export function withKey(
  installation: TestInstallation,
  { id, key }: { id: string; key: string },
): TestStation {
  const request = (path: string, init: RequestInit = {}) =>
    installation.request(path, {
      ...init,
      headers: { authorization: `Bearer ${key}`, ...init.headers },
    })
  return {
    id,
    key,
    request,
    scan: (scan) => request('/api/v1/scans', { method: 'POST', body: JSON.stringify(scan) }),
  }
}
