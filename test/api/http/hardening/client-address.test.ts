import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { parseConfig } from '../../../../api/config.ts'
import {
  clientAddress,
  networkOf,
  trustedProxies,
} from '../../../../api/http/hardening/client-address.ts'

const proxies = trustedProxies('10.0.0.0/8, ::1')

it.each([
  ['a connection speaks for itself', '203.0.113.9', '198.51.100.7', '203.0.113.9'],
  ['a proxy says for whom it asks', '10.1.2.3', '198.51.100.7', '198.51.100.7'],
  [
    'what a client wrote before it counts for nothing',
    '10.1.2.3',
    '9.9.9.9, 198.51.100.7',
    '198.51.100.7',
  ],
  ['a chain of proxies leads back', '::1', '198.51.100.7, 10.9.9.9', '198.51.100.7'],
  ['what is no address ends the chain', '10.1.2.3', 'unknown', '10.1.2.3'],
  ['a proxy that says nothing asks for itself', '10.1.2.3', '', '10.1.2.3'],
  ['an IPv4 address over IPv6 is that address', '::ffff:203.0.113.9', '', '203.0.113.9'],
])('%s', async (_, remoteAddress, forwarded, expected) => {
  const app = new Hono().get('/', (context) => context.text(clientAddress(context, proxies) ?? ''))
  const env = { incoming: { socket: { remoteAddress } } }
  const answer = await app.request('/', { headers: { 'x-forwarded-for': forwarded } }, env)
  expect(await answer.text()).toBe(expected)
})

it('trusts nobody unless told', async () => {
  expect(trustedProxies('')('127.0.0.1')).toBe(false)
  expect(() => trustedProxies('10.0.0.0/8, proxy.local')).toThrow('proxy.local')
  expect(() => trustedProxies('10.0.0.0/33')).toThrow('10.0.0.0/33')
})

it('takes all addresses of one subscriber for one', () => {
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:db8:1:2::9'))
  expect(networkOf('2001:db8:1:3::9')).not.toBe(networkOf('2001:db8:1:2::9'))
  expect(networkOf('203.0.113.9')).toBe('203.0.113.9')
})

it('names a setting that is neither an address nor a network, and takes a list', () => {
  expect(() => parseConfig({ TRUST_PROXY: '10.0.0.1, proxy.local' })).toThrow(
    'TRUST_PROXY "proxy.local": not an address or network',
  )
  expect(parseConfig({ TRUST_PROXY: '10.0.0.0/8, ::1' }).trustProxy).toBe('10.0.0.0/8, ::1')
})
