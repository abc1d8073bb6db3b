import { expect, it } from 'vitest'
import { createApp } from '../../api/app.ts'
import { usualRates } from '../../api/http/hardening/rate-limits.ts'
import { routeRights } from '../../api/http/route-rights.ts'
import { makeAccessKey } from '../../api/people/access/access-keys.ts'
import { addOrganisation } from '../../api/store/organisations/organisations.ts'
import { pageRights } from '../../api/workplace/page-rights.ts'
import { openTestInstallation, type TestInstallation } from '../harness/installation.ts'
import { signUpPerson } from '../harness/people.ts'
import { attackRounds } from './rounds.ts'
import { requestMaker, routeTable, type TableRoute } from './route-table.ts'
import { addVictims, type Victims } from './victims.ts'

it('answers nobody, of any role, on any route, with anything of another organisation', async () => {
  const { installation, victims } = await openAttackedInstallation()
  const { app } = installation
  const identities = await identitiesIn(installation, victims)
  const make = await requestMaker(app)
  const before = await victims.state()
  const faults: string[] = []
  // What adds something comes last: of one's own it may be called as theirs.
  const adds = ({ ids, method }: TableRoute) => Number(ids.length === 0 && method !== 'GET')
  const routes = routeTable(app).toSorted((one, other) => adds(one) - adds(other))
  for (const route of routes) {
    for (const [who, headers] of identities) {
      // Whoever runs the installation switches accounts off, whose they may be; the tests of people look after that.
      if (who.startsWith('platform') && rightOf(route) === 'oversee' && route.ids.length > 0)
        continue
      for (const [foreign, isFull] of idsFor(route, who, victims)) {
        const { path, body, type } = make(route, foreign, isFull)
        const init = { method: route.method, headers: { 'content-type': type, ...headers } }
        const answer = await app.request(path, body === undefined ? init : { ...init, body })
        const fault = await faultIn(answer, { asked: `${path}${body ?? ''}`, route, who })
        if (fault !== undefined) faults.push(`${route.method} ${path} as ${who}: ${fault}`)
      }
    }
  }
  expect(faults.slice(0, 20)).toEqual([])
  expect(await victims.state()).toEqual(before)
  expect(faultsLogged(installation)).toEqual([])
}, 900_000)

it('answers for what is theirs as for what is nowhere, to the byte', async () => {
  const { installation, victims } = await openAttackedInstallation()
  const { app, key } = installation
  const make = await requestMaker(app)
  const differences: string[] = []
  for (const route of routeTable(app).filter(({ ids }) => ids.length > 0)) {
    for (const foreign of victims.foreignIds) {
      const twin = twinOf(foreign)
      const ask = async (id: string) => {
        const { path, body, type } = make(route, id)
        const headers = { authorization: `Bearer ${key}`, 'content-type': type }
        const init = { method: route.method, headers }
        const answer = await app.request(path, body === undefined ? init : { ...init, body })
        const sent = [...answer.headers].filter(([name]) => name !== 'x-request-id')
        const text = `${answer.status} ${JSON.stringify(sent)} ${await answer.text()}`
        return text.replaceAll(id, 'ID')
      }
      const [theirs, nowhere] = [await ask(foreign), await ask(twin)]
      if (theirs !== nowhere)
        differences.push(`${route.method} ${route.path}: ${theirs} | ${nowhere}`)
    }
  }
  expect(differences.slice(0, 20)).toEqual([])
}, 900_000)

it('finds with the same requests what is theirs when the owners ask, so that none of them asks in vain', async () => {
  const { installation, victims } = await openAttackedInstallation()
  const { app } = installation
  const make = await requestMaker(app)
  const inVain: string[] = []
  let canaries = 0
  // A program for browsers is nobody's.
  const programs = ['/checker/:file', '/scanner/:file']
  // Two names at once; `test/api/disclosure/granted-files.test.ts` asks for what is there.
  const twice = ['/api/v1/granted/:id/files/:digest']
  // Whoever has the link and nobody else, owners neither; `test/api/disclosure/asked.test.ts` asks for it.
  const byLink = ['/asked/:secret']
  const apart = [...programs, ...twice, ...byLink]
  const asked = routeTable(app).filter(({ path }) => !apart.includes(path))
  for (const route of asked.filter(({ ids }) => ids.length > 0)) {
    const found = await Array.fromAsync(ownersAsking(victims), async ([key, foreign]) => {
      const { path, body, type } = make(route, foreign)
      const headers = { authorization: `Bearer ${key}`, 'content-type': type }
      const init = { method: route.method, headers }
      const answer = await app.request(path, body === undefined ? init : { ...init, body })
      canaries += canariesIn(await answer.text(), path).length
      // What the owner may not do now, or not with this body, is still found.
      return answer.status !== 404
    })
    if (!found.includes(true)) inVain.push(`${route.method} ${route.path}`)
  }
  expect(inVain).toEqual([])
  expect(canaries).toBeGreaterThan(10)
}, 900_000)

it('has a right for every route under /api/v1, and no right for a route that is not there', async () => {
  const { app } = await openTestInstallation()
  const open = ['GET /openapi.json', 'GET /reference', 'POST /verify']
  const routes = routeTable(app)
    .filter(({ path }) => path.startsWith('/api/v1/'))
    .map(({ method, path }) => `${method} ${path.slice('/api/v1'.length)}`)
    .filter((name) => !open.includes(name))
  expect(routes.sort()).toEqual(Object.keys(routeRights).sort())
})

async function openAttackedInstallation() {
  const opened = await openTestInstallation()
  const victims = await addVictims(opened)
  const boundless = { burst: 1e9, perSecond: 1e9 }
  const rates = { ...usualRates, identity: boundless, scans: boundless }
  const log = (line: string, error?: unknown) => {
    if (error !== undefined) opened.logged.push(`${line} ${String(error)}`)
  }
  const app = createApp({
    installation: opened,
    log,
    now: () => new Date(),
    rates,
    passwordCost: 10,
  })
  return { installation: { ...opened, app }, victims }
}

type Identity = readonly [who: string, headers: Readonly<Record<string, string>>]

/** Everybody who is somebody elsewhere; people also say that they act for a victim. */
async function identitiesIn(
  installation: TestInstallation,
  { slugs }: Victims,
): Promise<readonly Identity[]> {
  const { store, actor } = installation
  const now = new Date()
  const identities: Identity[] = [['nobody', {}]]
  for (const role of ['station', 'operator', 'supervisor', 'administrator'] as const) {
    const key = await makeAccessKey(store.system, actor.organisationKey, { name: role, now, role })
    identities.push([`${role} with a key`, { authorization: `Bearer ${key}` }])
  }
  const authority = await addOrganisation(store.system, { slug: 'far', name: 'Far', now })
  const platform = await addOrganisation(store.system, { slug: 'platform', name: 'P', now })
  for (const [kind, one] of [
    ['authority', authority],
    ['platform', platform],
  ] as const) {
    await store.system
      .updateTable('organisation')
      .set({ kind, jurisdiction: 'SG' })
      .where('organisation_key', '=', one.organisationKey)
      .execute()
  }
  const people = [
    ...(['operator', 'supervisor', 'administrator'] as const).map((role) => ({ role })),
    { role: 'regulator', organisation: authority.organisationKey },
    { role: 'platform', organisation: platform.organisationKey },
  ] as const
  for (const person of people) {
    const { cookie } = await signUpPerson(installation, person)
    const headers = { cookie, origin: 'http://localhost' }
    identities.push([person.role, headers])
    for (const slug of slugs)
      identities.push([`${person.role} for ${slug}`, { ...headers, 'loomcell-organisation': slug }])
  }
  // The roles with the most rights find what there is to find; the short form leaves the weaker ones to the long one.
  return attackRounds > 1
    ? identities
    : identities.filter(([who]) =>
        /^(nobody|station|administrator|regulator|platform)(?! for .*900001)/.test(who),
      )
}

/** In the short form one role tries everything and the others a few; a list has no id to try. */
function idsFor({ ids, method }: TableRoute, who: string, { foreignIds, fewIds }: Victims) {
  if (ids.length === 0 && method === 'GET') return [['none', true]] as const
  const tried = attackRounds > 1 || who === 'administrator with a key' ? foreignIds : fewIds
  // Once with everything that a body may hold and once with what it must: one of them gets past the first look.
  const full = tried.map((foreign) => [foreign, true] as const)
  return method === 'GET' ? full : [...full, ...tried.map((foreign) => [foreign, false] as const)]
}

async function faultIn(
  answer: Response,
  { asked, route, who }: { asked: string; route: TableRoute; who: string },
): Promise<string | undefined> {
  const { status } = answer
  const text = `${[...answer.headers].join('\n')}\n${await answer.text()}`
  const mayName = who.startsWith('platform') && rightOf(route) === 'oversee'
  // Whoever runs the installation knows who is on it, and nothing of what they do.
  const seen = canariesIn(text, asked).filter((one) => !mayName || !organisationNames.test(one))
  if (seen.length > 0) return `shows ${seen.slice(0, 3)}`
  if (status >= 500) return `is answered ${status}: ${text.slice(-300)}`
  const isApi = route.path.startsWith('/api/v1/') && !/openapi|reference|verify$/.test(route.path)
  if (isApi && who === 'nobody' && status !== 401) return `is answered ${status} to nobody`
  if (isApi && route.ids.length > 0 && status < 400) return `is answered ${status}`
  return undefined
}

function rightOf({ method, path }: TableRoute) {
  return routeRights[`${method} ${path.slice('/api/v1'.length)}`] ?? pageRights[`${method} ${path}`]
}

/** Canaries in an answer other than those that the question itself carried. */
function canariesIn(text: string, asked: string): readonly string[] {
  const known = decodeURIComponent(asked).toLowerCase()
  // In JSON a line feed is two characters, and the second must not pass for a part of the name after it.
  const shown = text.replaceAll(/%2F/gi, '/').replaceAll('\\n', '\n')
  const met = shown.match(/[A-Za-z0-9-]*(canary|900001)[a-z0-9-]*/g) ?? []
  return met.filter((canary) => !known.includes(canary.toLowerCase()) && !isChance(canary))
}

/** An id that is drawn anew for each request holds the digits of a victim's now and then. */
function isChance(canary: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(canary)
}

const organisationNames = /^canary-(real(-name)?|organisation-[a-z-]+-900001)$/

/** A name of the same shape and length that nobody has. */
function twinOf(foreign: string): string {
  if (foreign.includes('canary')) return foreign.replace('canary', 'nobody')
  // A digest or key in base64url stays one: its last character stands for four bits alone.
  return `${foreign.slice(0, -1)}${foreign.endsWith('8') ? '4' : '8'}`
}

function faultsLogged({ logged }: TestInstallation) {
  return logged.filter((line) => !line.startsWith('No mail server is set'))
}

function ownersAsking({ keys, foreignIds }: Victims) {
  return keys.flatMap((key) => foreignIds.map((foreign) => [key, foreign] as const))
}
