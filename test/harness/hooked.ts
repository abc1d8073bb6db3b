import { createApp } from '../../api/app.ts'
import { parseAllowedHosts } from '../../api/notifications/webhooks/target.ts'
import { jsonOf } from './answers.ts'
import { openClay } from './clay.ts'
import type { TestWorkspace } from './workspace.ts'

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

export interface Hooked extends TestWorkspace {
  /** Adds a webhook for these topics; gives its id and secret. */
  addHook(url: string, topics: readonly string[]): Promise<{ id: string; secret: string }>
  deliveries(id: string): Promise<readonly ShownDelivery[]>
}

/** A workspace with clay whose operator lets webhooks reach these hosts. */
export async function openHooked(allow: string): Promise<Hooked> {
  const workspace = await openClay()
  const app = createApp({
    workspace,
    log: (line) => workspace.logged.push(line),
    now: () => new Date(),
    allowedHosts: parseAllowedHosts(allow),
  })
  const request: TestWorkspace['request'] = async (path, init = {}) =>
    app.request(`/api/v1${path}`, {
      ...init,
      headers: {
        authorization: `Bearer ${workspace.key}`,
        ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...init.headers,
      },
    })
  return {
    ...workspace,
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
