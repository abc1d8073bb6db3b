import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { isPublicAddress } from '../../api/notifications/webhooks/resolve.ts'
import {
  createSend,
  type Outcome,
  type SendOptions,
} from '../../api/notifications/webhooks/send.ts'
import { parseAllowedHosts } from '../../api/notifications/webhooks/target.ts'
import { pointersIn } from '../harness/answers.ts'
import { openHooked } from '../harness/hooked.ts'
import { openReceiver } from '../harness/receiver.ts'

// A port that webhooks may use, so that nothing but the address keeps them from these listeners.
const port = 8443

/** Ways to say an address inside: loopback, private, link-local with the clouds' metadata, mapped and translated. */
const inside = [
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0x7f.0.0.1',
  '017700000001',
  '0.0.0.0',
  '0',
  '①②⑦.⓪.⓪.①',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.1.1',
  '100.64.0.1',
  '169.254.169.254',
  '192.0.0.1',
  '198.18.0.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '[::1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[fe80::1]',
  '[ff02::1]',
  '[64:ff9b::7f00:1]',
  '[2002:7f00:1::1]',
  '[2001:0:7f00:1::]',
  '[2001:db8::1]',
  'localhost',
  'localhost.',
  'router',
]

describe('a webhook that is meant to reach inside', () => {
  it('is refused when it is added, however the address is written', async () => {
    const { request } = await openHooked('')
    const others = [
      'http://erp.example.org/',
      'ftp://erp.example.org/',
      'https://erp.example.org:22/',
      'https://user:password@erp.example.org/',
      'https://erp.example.org/#x',
      'file:///etc/passwd',
      'https://erp.example.org:5432/',
      'gopher://127.0.0.1/',
      'https://',
    ]
    for (const url of [...inside.map((host) => `https://${host}:${port}/`), ...others]) {
      const body = JSON.stringify({ url, topics: ['batch.recorded'] })
      const answer = await request('/webhooks', { method: 'POST', body })
      expect([url, answer.status]).toEqual([url, 422])
      expect(await pointersIn(answer)).toEqual(['/url'])
    }
    expect(await (await request('/webhooks')).json()).toEqual({ webhooks: [] })
  })

  it('reaches no listener when an address inside stands in the database already', async () => {
    const { connections } = await listenInside()
    const { sendTo } = sender()
    for (const host of inside) {
      for (const scheme of ['https', 'http']) {
        expect(await sendTo(`${scheme}://${host}:${port}/`)).toMatchObject({ fault: /./ })
      }
    }
    expect(connections()).toBe(0)
  })

  it('reaches no listener when its name leads inside, alone or beside a public address', async () => {
    const { connections } = await listenInside()
    const names = inside
      .map((host) => host.replaceAll(/[[\]]/g, ''))
      .filter((host) => /^[\d.:a-f]+$/.test(host))
    for (const address of names) {
      for (const addresses of [[address], ['192.0.66.2', address]]) {
        const { sendTo } = sender({ resolve: async () => addresses })
        const outcome = await sendTo(`https://trap.example.org:${port}/`)
        expect(outcome).toMatchObject({ fault: expect.stringContaining('not public') })
        // Where names lead inside our network is nobody's business.
        expect(JSON.stringify(outcome)).not.toContain(address)
      }
    }
    expect(connections()).toBe(0)
  })

  it('goes to the address that was looked at, though the name leads inside a moment later', async () => {
    const { connections } = await listenInside()
    let asked = 0
    const resolve = async () => {
      asked += 1
      return asked === 1 ? ['192.0.66.2'] : ['127.0.0.1']
    }
    const { sendTo } = sender({ resolve, limits: { connectMilliseconds: 400 } })
    expect(await sendTo(`https://rebind.example.org:${port}/`)).toMatchObject({ fault: /./ })
    expect(asked).toBe(1)
    expect(connections()).toBe(0)
  })

  it('connects to exactly the addresses found, and asks the system for no name', async () => {
    const chosen = await openReceiver()
    const name = `nowhere.invalid:${chosen.host.split(':')[1]}`
    const { sendTo } = sender({
      allowedHosts: parseAllowedHosts(name),
      resolve: async () => ['127.0.0.1'],
    })
    expect(await sendTo(`http://${name}/`)).toMatchObject({ status: 204 })
    expect(chosen.got[0]?.headers.host).toBe(name)
  })

  it('is not led inside by a redirect', async () => {
    const { connections } = await listenInside()
    for (const status of [301, 302, 303, 307, 308]) {
      const location = `http://127.0.0.1:${port}/`
      const receiver = await openReceiver((response) =>
        response.writeHead(status, { location }).end(),
      )
      const { sendTo } = sender({ allowedHosts: parseAllowedHosts(receiver.host) })
      expect(await sendTo(receiver.url)).toMatchObject({ status })
    }
    expect(connections()).toBe(0)
  })
})

describe('a receiver that is out to harm the sender', () => {
  it('that answers without end is read for some kilobytes and cut off', async () => {
    let written = 0
    const receiver = await openReceiver((response) => {
      response.writeHead(200)
      const pour = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536))) written += 65_536
        if (!response.destroyed) response.once('drain', pour)
      }
      pour()
    })
    const { sendTo } = sender({ allowedHosts: parseAllowedHosts(receiver.host) })
    const outcome = await sendTo(receiver.url)
    expect(outcome).toMatchObject({ status: 200, answer: 'x'.repeat(1_000) })
    const soon = written
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(written).toBeLessThan(soon + 20_000_000)
    expect(written).toBeLessThan(50_000_000)
  })

  it('that drips is given up in time, before the head as a failure and after it as what its status says', async () => {
    const limits = { connectMilliseconds: 500, headMilliseconds: 500, restMilliseconds: 300 }
    const silent = await openReceiver(() => {})
    const dripping = await openReceiver((response) => {
      response.writeHead(200).write('a')
    })
    const headless = await listenRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n')
      const timer = setInterval(() => socket.write('x-drip: 1\r\n'), 50)
      socket.on('close', () => clearInterval(timer))
    })
    const allowedHosts = parseAllowedHosts([silent.host, dripping.host, headless].join(','))
    const { sendTo } = sender({ allowedHosts, limits })
    expect(await sendTo(silent.url)).toMatchObject({ fault: /not answered in time/ })
    expect(await sendTo(dripping.url)).toMatchObject({ status: 200, answer: 'a' })
    expect(await sendTo(`http://${headless}/`)).toMatchObject({ fault: /not answered in time/ })
  })

  it('that sends a huge head, no HTTP at all, or nothing but an end is a failure and no more', async () => {
    const answers = [
      `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`,
      'SSH-2.0-OpenSSH_9.9\r\n',
      'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
      '',
    ]
    for (const answer of answers) {
      const host = await listenRaw((socket) => socket.end(answer))
      const { sendTo } = sender({ allowedHosts: parseAllowedHosts(host) })
      expect(await sendTo(`http://${host}/`)).toMatchObject({ fault: /./ })
    }
  })
})

it('takes for public what anybody on the internet can reach, and nothing else', () => {
  const open = [
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '172.15.0.1',
  ]
  const also = ['172.32.0.0', '192.0.1.0', '198.17.255.255', '198.20.0.0', '223.255.255.255']
  const open6 = ['2606:4700:4700::1111', '2001:200::1', '2a00:1450::1', '3ffe::1']
  for (const address of [...open, ...also, ...open6])
    expect([address, isPublicAddress(address)]).toEqual([address, true])
  const closed6 = [
    '::',
    '2001:2::1',
    '2001:1ff::1',
    '3fff::1',
    '4000::1',
    '5f00::1',
    '100::1',
    'fec0::1',
  ]
  for (const address of [...closed6, 'fe80::1%lo', 'erp.example.org', '', '127.1', '1.1.1.1/8'])
    expect([address, isPublicAddress(address)]).toEqual([address, false])
})

/** Sends as the product does; a name leads nowhere unless said otherwise. */
function sender(options: Partial<SendOptions> = {}) {
  const send = createSend({ allowedHosts: new Set(), resolve: async () => [], ...options })
  return {
    sendTo: (url: string): Promise<Outcome> =>
      send({
        url,
        headers: {},
        time: new Date(),
        body: '{}',
        signal: new AbortController().signal,
      }),
  }
}

/** Listeners on both loopback addresses, which count who connects; that they hear is shown first. */
async function listenInside(): Promise<{ connections: () => number }> {
  let connections = 0
  for (const address of ['0.0.0.0', '::1']) {
    const server = createServer((socket) => {
      connections += 1
      socket.destroy()
    })
    server.listen(port, address)
    await once(server, 'listening')
    closeLater(server)
  }
  for (const host of [`127.0.0.1:${port}`, `[::1]:${port}`]) {
    const { sendTo } = sender({ allowedHosts: parseAllowedHosts(host) })
    expect(await sendTo(`http://${host}/`)).toMatchObject({ fault: /./ })
  }
  expect(connections).toBe(2)
  return { connections: () => connections - 2 }
}

async function listenRaw(speak: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => speak(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closeLater(server)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('Cannot listen')
  return `127.0.0.1:${address.port}`
}

function closeLater(server: Server): void {
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())))
}
