import { createApp } from '../../api/app.ts'
import { parseAllowedHosts } from '../../api/notifications/webhooks/target.ts'
import { jsonOf } from './answers.ts'
import { openClay } from './clay.ts'
import type { TestInstallation } from './installation.ts'

/** A delivery as the API shows it. */
export interface ShownDelivery {
  readonly id: string
  readonly topic: string
  readonly state: string
  readonly nextTime: string | null
  readonly attempts: readonly {
    readonly number: number
    readonly status: number | null
    readonly fault: string | null
    readonly answer: string | null
  }[]
}

export interface Hooked extends TestInstallation {
  /** Adds a webhook for these topics; gives its id and secret. */
  addHook(url: string, topics: readonly string[]): Promise<{ id: string; secret: string }>
  deliveries(id: string): Promise<readonly ShownDelivery[]>
}

/** A installation with clay whose operator lets webhooks reach these hosts. */
export async function openHooked(allow: string): Promise<Hooked> {
  const installation = await openClay()
  const app = createApp({
    installation,
    log: (line) => installation.logged.push(line),
    now: () => new Date(),
    allowedHosts: parseAllowedHosts(allow),
  })
  const request: TestInstallation['request'] = async (path, init = {}) =>
    app.request(`/api/v1${path}`, {
      ...init,
      headers: {
        authorization: `Bearer ${installation.key}`,
        ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...init.headers,
      },
    })
  return {
    ...installation,
    app,
    request,
    addHook: async (url, topics) => {
      const body = JSON.stringify({ url, topics })
      return jsonOf(await request('/webhooks', { method: 'POST', body }))
    },
    deliveries: async (id) => {
      const shown = await request(`/webhooks/${id}/deliveries`)
      return (await jsonOf<{ deliveries: ShownDelivery[] }>(shown)).deliveries
    },
  }
}
