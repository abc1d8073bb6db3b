import { serve } from '@hono/node-server'
import { Hono } from 'hono'

/** The baseline of pages: Hono answering every path with the same bytes, which it gets in its environment as base64. */
const page = Buffer.from(process.env.PAGE ?? '', 'base64')
const headers = { 'content-type': 'text/html; charset=UTF-8', 'content-encoding': 'gzip' }
const app = new Hono().get('*', (context) => context.body(page, 200, headers))
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  process.stdout.write(`${port}\n`)
})
