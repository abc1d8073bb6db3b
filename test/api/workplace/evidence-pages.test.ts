import { beforeAll, expect, it } from 'vitest'
import { claimWording } from '../../../domain/claim/claim-wording.ts'
import { languages } from '../../../domain/words.ts'
import { evidencePhrases } from '../../../web/pages/workplace/evidence/phrases.ts'
import { clay, dig, record, said, shareClay } from '../../harness/clay.ts'
import { fieldsIn, send } from '../../harness/form.ts'
import { addTestOrganisation } from '../../harness/installation.ts'
import { signUpPerson, type TestPerson } from '../../harness/people.ts'
import { spin } from '../../harness/yarn.ts'

const shared = shareClay()
let supervisor: TestPerson
let operator: TestPerson
let event: string

beforeAll(async () => {
  supervisor = await signUpPerson(shared(), { role: 'supervisor' })
  operator = await signUpPerson(shared(), { role: 'operator' })
  event = await spin(shared())
})

it('gives a credit from the entry of a process, makes a claim of it, and shows what is left', async () => {
  const way = `/work/credits/new?event=${event}`
  expect(await text(supervisor, '/work/batches/YARN')).toContain(`href="${way}"`)
  expect(await text(operator, '/work/batches/YARN')).not.toContain('/work/credits/new')
  const form = await text(supervisor, way)
  const fields = fieldsIn(form)
  expect([fields.get('/inputs/0/batch'), fields.get('/inputs/1/batch')]).toEqual([
    'FIBRE',
    'COTTON',
  ])
  const at = '/work/credits/new'
  for (const language of languages) {
    const empty = await send(supervisor, `${at}?lang=${language}`, fields, { do: 'add' })
    const page = mainOf(await empty.text())
    expect([empty.status, page.match(/class="wrong"/g)?.length]).toEqual([422, 5])
    if (language !== 'en') expect(page).not.toMatch(/Cannot |expected/)
  }
  const credit = {
    '/class': 'post_consumer',
    '/model': 'controlled_blending',
    '/material': 'cotton and polyester',
    '/inputs/0/evidence/declaration': 'RMD-2026-01',
    '/inputs/1/batch': '',
    do: 'add',
  }
  for (const _ of ['once', 'twice']) {
    const given = await send(supervisor, at, fields, credit)
    expect([given.status, given.headers.get('location')]).toEqual([303, '/work/credits?added'])
  }
  const credits = await text(operator, '/work/credits')
  expect(credits.match(/<bdi>cotton and polyester<\/bdi>/g)).toHaveLength(1)
  expect(credits).toMatch(/Left: (35[\d.,]+ kg) of \1/)

  const blank = fieldsIn(await text(supervisor, '/work/claims/new'))
  const [, id = ''] =
    /value="([0-9a-f-]{36})"[^>]*> ?<span>cotton and polyester/.exec(
      await text(supervisor, '/work/claims/new'),
    ) ?? []
  const claim = {
    '/standard': 'RCS 2.0',
    '/use': 'certificate',
    '/netGrams': '100 kg',
    '/shares/post_consumer': '70',
    '/draws/0/credit': id,
    '/draws/0/grams': '70 kg',
    do: 'add',
  }
  const much = { ...claim, '/netGrams': '900 kg', '/draws/0/grams': '630 kg' }
  const over = await send(supervisor, '/work/claims/new', blank, much)
  expect([over.status, mainOf(await over.text())]).toEqual([
    409,
    expect.stringContaining('role="alert"'),
  ])
  const more = mainOf(
    await (
      await send(supervisor, '/work/claims/new', blank, { ...claim, do: 'line/draws' })
    ).text(),
  )
  expect(more).toContain('name="/draws/1/credit"')
  const made = await send(supervisor, '/work/claims/new', blank, claim)
  expect(made.headers.get('location')).toBe('/work/claims?added')
  const claims = await text(operator, '/work/claims?added')
  const shares = { pre_consumer: 0, post_consumer: 7_000 }
  const wording = claimWording('controlled_blending', shares)
  for (const said of [evidencePhrases.added.en, 'RCS 2.0', 'Drawn: 70 kg', wording.statement.en]) {
    expect(claims).toContain(said)
  }
  expect(await text(operator, '/work/credits')).not.toMatch(/Left: (35[\d.,]+ kg) of \1/)
  const report = await text(operator, '/work/reconciliation')
  for (const said of ['Balanced to the gram', 'Claimed under RCS 2.0', '−70 kg']) {
    expect(report).toContain(said)
  }
  expect((await operator.request('/work/reconciliation?from=x')).status).toBe(422)
  expect(shared().logged).toEqual([])
})

it('keeps scope and transaction certificates, with a further status and what is left', async () => {
  const scopeAt = '/work/certificates/scope'
  const scope = {
    '/body': 'CU',
    '/number': 'S-1',
    '/holder': 'Mill 7',
    '/standard': 'GRS 4.0',
    '/validFrom': '2026-01-01',
    '/validTo': '2026-12-31',
    '/status': 'issued',
    '/since': '2026-01-01',
    do: 'add',
  }
  const fields = fieldsIn(await text(supervisor, scopeAt))
  expect((await send(supervisor, scopeAt, fields, scope)).status).toBe(303)
  const change = `${scopeAt}?body=CU&number=S-1`
  expect(await text(supervisor, '/work/certificates')).toContain(change.replace('&', '&amp;'))
  const known = fieldsIn(await text(supervisor, change))
  expect(known.get('/holder')).toBe('Mill 7')
  const suspended = { '/status': 'suspended', '/since': '2026-11-01', do: 'add' }
  // A choice among few is a radio button, which a form sends only where it is ticked.
  const again = await send(supervisor, scopeAt, known, suspended)
  expect(again.status).toBe(303)
  expect(await text(operator, '/work/certificates')).toContain('Suspended')

  const at = '/work/certificates/transaction'
  const blank = fieldsIn(await text(supervisor, at))
  const certificate = {
    '/direction': 'in',
    '/number': 'TC-9',
    '/scope': 'CU\nS-1',
    '/seller': 'Mill 7',
    '/buyer': 'first',
    '/shipDate': '2026-06-01',
    '/lines/0/product': 'Recycled fibre',
    '/lines/0/netGrams': '400 kg',
    '/lines/0/shares/post_consumer': '100',
    do: 'add',
  }
  for (const language of languages) {
    const wrong = await send(supervisor, `${at}?lang=${language}`, blank, {
      ...certificate,
      '/lines/0/shares/post_consumer': 'all',
      '/shipDate': '',
    })
    const page = mainOf(await wrong.text())
    expect([wrong.status, page.match(/class="wrong"/g)?.length]).toEqual([422, 2])
    if (language !== 'en') expect(page).not.toMatch(/Cannot |expected/)
  }
  const added = await send(supervisor, at, blank, certificate)
  expect(added.headers.get('location')).toBe('/work/certificates?added')
  const list = await text(operator, '/work/certificates')
  for (const said of ['TC-9', 'Recycled fibre', 'Post-consumer 400 kg']) {
    expect(list).toContain(said)
  }
})

it('shows each organisation its own, and lets nobody but supervisors add', async () => {
  const { actor } = await addTestOrganisation(shared(), 'stranger')
  const organisation = actor.organisationKey
  const stranger = await signUpPerson(shared(), { role: 'supervisor', organisation })
  expect(await text(stranger, '/work/credits')).toContain('No credits yet')
  expect((await stranger.request(`/work/credits/new?event=${event}`)).status).toBe(404)
  for (const path of ['credits/new', 'credits/by-product', 'claims/new', 'certificates/scope']) {
    expect((await operator.request(`/work/${path}`)).status).toBe(403)
    expect((await send(operator, `/work/${path}`, new URLSearchParams())).status).toBe(403)
  }
})

it('says that a process was reversed meanwhile, on the form and on the way to it', async () => {
  const reversed = await spin(shared(), '-R')
  const at = '/work/credits/new'
  const fields = fieldsIn(await text(supervisor, `${at}?event=${reversed}`))
  const credit = {
    '/class': 'post_consumer',
    '/model': 'controlled_blending',
    '/material': 'cotton',
    '/inputs/0/evidence/declaration': 'RMD-2026-02',
    '/inputs/1/batch': '',
    do: 'add',
  }
  const undo = clay('reversed', { reverses: reversed, facts: { reason: 'wrong lot' } })
  expect(said(await record(shared(), undo))).toEqual(['accepted'])
  const sent = await send(supervisor, at, fields, credit)
  const page = mainOf(await sent.text())
  expect([sent.status, page]).toEqual([409, expect.stringContaining('it was reversed')])
  expect(page).toContain('RMD-2026-02')
  const late = await supervisor.request(`${at}?event=${reversed}&lang=zh-Hant`)
  expect([late.status, await late.text()]).toEqual([409, expect.stringContaining('它已被撤回')])
})

it('gives no credit that is too small: a process of more inputs than a form has lines is refused', async () => {
  const codes = Array.from({ length: 41 }, (_, index) => `MANY-${index}`)
  const mix = clay('kneaded', {
    batches: codes.map((batch) => ({ batch })),
    outputs: [{ batch: 'MANY', kind: 'lump', massGrams: 41_000 }],
  })
  const made = said(await record(shared(), ...codes.map((code) => dig(code, 1_000)), mix))
  expect(new Set(made)).toEqual(new Set(['accepted']))
  const answer = await supervisor.request(`/work/credits/new?event=${mix.id}&lang=en`)
  expect([answer.status, await answer.text()]).toEqual([
    422,
    expect.stringContaining('the process took 41 batches, and a form has room for 40'),
  ])
})

function mainOf(page: string): string {
  return page.slice(page.indexOf('<main'))
}

async function text(person: TestPerson, path: string): Promise<string> {
  const answer = await person.request(path)
  expect([path, answer.status]).toEqual([path, 200])
  return mainOf(await answer.text())
}
