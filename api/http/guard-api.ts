import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from './env.ts'
import { apiBase, createGuard, type GuardOptions } from './guard.ts'
import { type NoteExport, noteExports } from './hardening/note-exports.ts'
import { type SharedPlaces, shareExpensive } from './hardening/share-expensive.ts'
import { refuseUnreadableBodies } from './refuse-unreadable-bodies.ts'

export interface GuardApiOptions extends GuardOptions {
  readonly places: SharedPlaces
  readonly noteExport: NoteExport
}

/** Puts before every route of the API: who asks, whether they may, what it costs, what the trail says. MUST be called before any of them is added. */
export function guardApi(app: OpenAPIHono<Env>, options: GuardApiOptions): void {
  const all = `${apiBase}/*`
  app.use(all, createGuard(options))
  app.use(all, shareExpensive(options.places))
  app.use(all, noteExports(options.noteExport))
  app.use(all, refuseUnreadableBodies())
}
