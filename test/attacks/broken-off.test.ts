import { connect } from 'node:net'
import { expect, it } from 'vitest'
import { openTestInstallation } from '../harness/installation.ts'
import { serveApp } from '../harness/serve-app.ts'

/** Ways in that read a body, each in its own manner. */
const routes = [
  '/api/v1/scans',
  '/api/v1/imports',
  '/api/v1/hand-overs',
  '/api/v1/hand-overs/sheet',
  '/api/v1/spectra/references',
  '/sign-in',
  '/sign-in/passkey',
]

it('does not take for a fault of ours that a sender went away in the middle', async () => {
  const installation = await openTestInstallation()
  const origin = new URL(await serveApp(installation))
  for (const path of routes) {
    for (const type of [
      'application/json',
      'application/x-ndjson',
      'application/x-www-form-urlencoded',
    ]) {
      await sendHalf(Number(origin.port), { path, type, key: installation.key })
    }
  }
  const brokenOff = () => installation.logged.filter((line) => line.includes('broke off')).length
  await expect.poll(brokenOff, { timeout: 30_000 }).toBeGreaterThan(5)
  expect(installation.logged.filter((line) => line.includes('fault of ours'))).toEqual([])
  expect((await fetch(`${origin.origin}/healthz`)).status).toBe(200)
})

async function sendHalf(port: number, sent: { path: string; type: string; key: string }) {
  const socket = connect(port, '127.0.0.1')
  await new Promise((resolve) => socket.once('connect', resolve))
  const head = [
    `POST ${sent.path} HTTP/1.1`,
    'host: localhost',
    `authorization: Bearer ${sent.key}`,
    `content-type: ${sent.type}`,
    'content-length: 5000',
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n{"id":"00000000-`)
  await new Promise((resolve) => setTimeout(resolve, 60))
  socket.destroy()
}
