import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from '../http/env.ts'

const file = fileURLToPath(new URL('../../web/scanner/icons/icon-192.png', import.meta.url))

/** Adds the icon where browsers and telephones look for it by themselves, so that no page has to name it. */
export function addIcons(app: OpenAPIHono<Env>): void {
  let icon: Promise<Uint8Array<ArrayBuffer>> | undefined
  for (const path of ['/favicon.ico', '/apple-touch-icon.png']) {
    app.get(path, async (context) => {
      icon ??= readFile(file).then((bytes) => new Uint8Array(bytes))
      const bytes = await icon.catch((error: unknown) => {
        // Whoever asks next has it read again.
        icon = undefined
        throw error
      })
      return context.body(bytes, 200, {
        'content-type': 'image/png',
        'cache-control': 'public, max-age=86400',
        'x-content-type-options': 'nosniff',
      })
    })
  }
}
