import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { onTestFinished } from 'vitest'
import type { TestInstallation } from './installation.ts'

/** Serves the app on loopback until the test ends; gives its address by the name that browsers trust. */
export async function serveApp({ app }: Pick<TestInstallation, 'app'>): Promise<string> {
  const port = await new Promise<number>((resolve) => {
    const server = serve(
      { fetch: app.fetch, hostname: '127.0.0.1', port: 0 },
      (address: AddressInfo) => resolve(address.port),
    )
    onTestFinished(() => void server.close())
  })
  return `http://localhost:${port}`
}
