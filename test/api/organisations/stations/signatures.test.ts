import { createHash, createPrivateKey, sign } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import canonicalize from 'canonicalize'
import { sql } from 'kysely'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { check } from '../../../../api/commands/check.ts'
import { keyAdd } from '../../../../api/commands/key.ts'
import { isSignedBy, readSigningKey } from '../../../../api/ed25519.ts'
import { scanSigningText } from '../../../../domain/proof/scan-signature.ts'
import { stationChallenge } from '../../../../domain/proof/station-challenge.ts'
import type { Proposed } from '../../../../domain/receipt.ts'
import { addStation, withKey } from '../../../harness/add-station.ts'
import { jsonOf } from '../../../harness/answers.ts'
import { dig, openClay } from '../../../harness/clay.ts'
import { makeStationKey } from '../../../harness/ed25519.ts'
import { certify, heldPack, release } from '../../../harness/held-pack.ts'
import { openTestInstallation, type TestInstallation } from '../../../harness/installation.ts'
import { signUpPerson } from '../../../harness/people.ts'
import { runCommand } from '../../../harness/run-command.ts'

describe('a station with a signing key', () => {
  it('records what it signed, alone, in a list and in lines, and check verifies every signature', async () => {
    const installation = await openClay()
    const { registration, signed } = makeStationKey()
    const station = await addStation(installation, registration())
    const scan = dig('L1', 5)
    expect(await (await station.scan(signed(scan))).json()).toMatchObject({
      id: scan.id,
      status: 'accepted',
    })
    expect(await (await station.scan(signed(scan))).json()).toMatchObject({ status: 'duplicate' })
    expect(
      await (await station.scan([signed(dig('L2', 5)), signed(dig('L3', 5))])).json(),
    ).toMatchObject([{ status: 'accepted' }, { status: 'accepted' }])
    const lines = [signed(dig('L4', 5)), dig('L5', 5)]
      .map((line) => JSON.stringify(line))
      .join('\n')
    const headers = { 'content-type': 'application/x-ndjson' }
    const streamed = await station.request('/api/v1/scans', {
      method: 'POST',
      body: lines,
      headers,
    })
    const receipts = (await streamed.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(receipts).toMatchObject([
      { status: 'accepted' },
      { status: 'refused', code: 'not_signed' },
    ])
    const digests = await storedDigests(installation)
    expect(digests).toContain(
      createHash('sha256')
        .update(canonicalize(scan) ?? '')
        .digest('hex'),
    )
    const { json, code } = await runCommand(installation, check)
    expect({ json, code }).toMatchObject({ code: 0, json: { signatures: 4, differences: 0 } })
  })

  it('has its receipt again in another order, and is told why in another spelling', async () => {
    const installation = await openClay()
    const { registration, signed } = makeStationKey()
    const station = await addStation(installation, registration())
    const scan = { ...dig('L1', 5), eventTime: '2026-11-01T04:00:00.000Z' }
    expect((await station.scan(signed(scan))).status).toBe(200)
    const ordered = Object.fromEntries(Object.entries(scan).toReversed())
    const again = await station.scan(signed(ordered as typeof scan))
    expect(await again.json()).toMatchObject({ status: 'duplicate' })
    for (const eventTime of ['2026-11-01T12:00:00+08:00', '2026-11-01T04:00:00Z']) {
      const spelt = await station.scan(signed({ ...scan, eventTime }))
      expect(spelt.status).toBe(409)
      expect(await spelt.json()).toMatchObject({
        code: 'id_reused',
        faults: [{ pointer: '/id', says: 'scan_id_signed' }],
      })
    }
  })

  it('is refused what is unsigned, signed by another, signed for another scan, or changed after signing', async () => {
    const installation = await openClay()
    const { registration, signed } = makeStationKey()
    const station = await addStation(installation, registration())
    const other = makeStationKey()
    const scan = dig('L1', 5)
    const wrong = [
      scan,
      other.signed(scan),
      { ...signed(dig('L2', 5)), scan },
      {
        ...signed(scan),
        scan: { ...scan, outputs: [{ batch: 'L1', kind: 'lump', massGrams: 6 }] },
      },
      { scan, signature: 'x' },
      { scan, signature: 7 },
    ]
    const receipts = await jsonOf<{ status: string; code: string; id: string; faults: object[] }[]>(
      await station.scan([...wrong, signed(scan)]),
    )
    expect(receipts.map(({ code, status }) => code ?? status)).toEqual([
      ...wrong.map(() => 'not_signed'),
      'accepted',
    ])
    expect(receipts[1]).toMatchObject({
      id: scan.id,
      faults: [{ pointer: '/signature', message: expect.stringContaining('loomcell-scan/2') }],
    })
    const alone = await station.scan(scan)
    expect(alone.status).toBe(403)
  })

  it('imports nothing from a table, whose rows nobody signed', async () => {
    const installation = await openClay()
    const { registration } = makeStationKey()
    const station = await addStation(installation, registration())
    const answer = await station.request('/api/v1/imports', {
      method: 'POST',
      body: JSON.stringify(dig('L1', 5)),
    })
    expect(JSON.parse(await answer.text()).receipt).toMatchObject({ code: 'not_signed' })
  })

  it('whose signature, digest or key was changed in the database is named by check', async () => {
    const installation = await openClay()
    const { registration, signed } = makeStationKey()
    const station = await addStation(installation, registration())
    await station.scan(signed(dig('L1', 5)))
    const changes = [
      `update scan_signature set signature = set_byte(signature, 0, get_byte(signature, 0) # 1)`,
      `update event set scan_digest = set_byte(scan_digest, 0, get_byte(scan_digest, 0) # 1)`,
      `update access_key set signing_key = null where signing_key is not null`,
      `delete from event_subject; delete from posting; delete from disclosure; delete from event`,
    ]
    for (const change of changes) {
      const { code, json } = await runCommand(await tampered(installation, change), check)
      expect([change, code]).toEqual([change, 1])
      const table = change.includes('delete') ? expect.any(String) : 'scan_signature'
      expect(json).toMatchObject({ first: { table } })
    }
  })

  it('keeps its signature checkable when what it proposed is recorded with the signatures of two persons', async () => {
    const installation = await openTestInstallation()
    await heldPack(installation, 'PACK-1')
    const { registration, signed } = makeStationKey()
    const station = await addStation(installation, registration())
    const { approval } = await jsonOf<Proposed>(await station.scan(signed(release('PACK-1'))))
    for (const _ of ['first', 'second']) {
      const person = await signUpPerson(installation, { role: 'operator' })
      await certify(installation, person.personId, 'quarantine_release')
      await person.request(`/api/v1/approvals/${approval}`, { method: 'POST', body: '{}' })
    }
    const { json } = await runCommand(installation, check)
    expect(json).toMatchObject({ events: 3, signatures: 1, differences: 0 })
  })
})

it('refuses a signature where no signing key is registered', async () => {
  const installation = await openClay()
  const { signed } = makeStationKey()
  const body = JSON.stringify(signed(dig('L1', 5)))
  const answer = await installation.request('/api/v1/scans', { method: 'POST', body })
  expect(await answer.json()).toMatchObject({ code: 'not_signed' })
})

it('takes the same bounds on the command line', async () => {
  const installation = await openClay()
  const { registration, signed } = makeStationKey()
  const { signingKey, signingKeyProof } = registration('Dock')
  const options = {
    role: 'station',
    at: 'B',
    stages: 'clay.dug,clay.sent',
    'signing-key': signingKey,
    'signing-key-proof': signingKeyProof,
  }
  const unproved = { ...options, 'signing-key-proof': registration().signingKeyProof }
  await expect(
    runCommand(installation, keyAdd, { words: ['Dock'], options: unproved }),
  ).rejects.toThrow(/signature of the key itself/)
  const { json } = await runCommand(installation, keyAdd, { words: ['Dock'], options })
  const station = withKey(installation, { id: '', ...(json as { key: string }) })
  expect((await station.scan(signed(dig('L1', 5, { facility: 'B' })))).status).toBe(200)
  expect((await station.scan(signed(dig('L2', 5)))).status).toBe(403)
  const wrong = { role: 'king', at: 'Z', stages: 'clay.flown', 'signing-key': 'x', expires: 'soon' }
  await expect(runCommand(installation, keyAdd, { words: ['X'], options: wrong })).rejects.toThrow(
    /facility "Z"[\s\S]*clay.flown[\s\S]*soon[\s\S]*king[\s\S]*Ed25519/,
  )
})

/** The key is that of RFC 8032 section 7.1, test 1; the values are read off the document itself. */
it('signs the worked example as documented', async () => {
  const rows = (await readFile('docs/organisations.md', 'utf8')).matchAll(
    /^\| `?([\w-]+?(?: text)?)`? \| `(.+)` \|$/gm,
  )
  const said = Object.fromEntries([...rows].map(([, name = '', value = '']) => [name, value]))
  const scan: unknown = JSON.parse(said.scan ?? '')
  const digest = createHash('sha256')
    .update(said.canonical ?? '')
    .digest('hex')
  expect([canonicalize(scan), digest]).toEqual([said.canonical, said['SHA-256']])
  const { organisation = '', station = '' } = said
  const text = scanSigningText({ organisation, station: said.signingKey ?? '', scanDigest: digest })
  expect(text.replaceAll('\n', '\\n')).toBe(said['signed text'])
  const challenge = stationChallenge({ organisation, station, signingKey: said.signingKey ?? '' })
  expect(challenge.replaceAll('\n', '\\n')).toBe(said['proof text'])
  const secret = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'
  const der = Buffer.from(`302e020100300506032b657004220420${secret}`, 'hex')
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const signature = sign(null, Buffer.from(text), key)
  expect(signature.toString('base64url')).toBe(said.signature)
  const proof = sign(null, Buffer.from(challenge), key)
  expect(proof.toString('base64url')).toBe(said.signingKeyProof)
  const signingKey = readSigningKey(said.signingKey ?? '')
  expect(signingKey && isSignedBy(signingKey, text, signature)).toBe(true)
  expect(signingKey && isSignedBy(signingKey, text.replace('3', '4'), signature)).toBe(false)
})

it.each([
  ['AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'a key of zeros, under which anybody signs'],
  ['11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURp', 'another text for the same bytes'],
  ['11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo', 'base64 that is not base64url'],
  ['11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHUR', '31 bytes'],
  ['7f_______________________________________38', 'y = p, another text for y = 0'],
  ['7v_______________________________________38', 'y = p + 1, another text for y = 1'],
  ['7v________________________________________8', 'the same with the sign of x'],
  ['8P_______________________________________38', 'y = p + 3, of no small order at all'],
  ['__________________________________________8', 'y = p + 18, the greatest'],
])('does not take "%s": %s', (text) => {
  expect(readSigningKey(text)).toBeUndefined()
})

async function storedDigests({ store }: TestInstallation): Promise<readonly string[]> {
  const { rows } = await sql<{ digest: string }>`
    select encode(scan_digest, 'hex') as digest from event join scan_signature using (event_key)`.execute(
    store.system,
  )
  return rows.map(({ digest }) => digest)
}

/** The installation with a change that only the owner of the tables can make, for one check; undone by a copy of the rows. */
async function tampered(installation: TestInstallation, change: string): Promise<TestInstallation> {
  const owner = new pg.Client(installation.connection)
  await owner.connect()
  await owner.query('set session_replication_role = replica')
  await owner.query(`create table if not exists kept_signature as table scan_signature`)
  await owner.query(`create table if not exists kept_event as table event`)
  await owner.query(`create table if not exists kept_key as table access_key`)
  await owner.query('delete from scan_signature; insert into scan_signature table kept_signature')
  await owner.query('delete from event; insert into event table kept_event')
  await owner.query(
    'update access_key set signing_key = kept_key.signing_key from kept_key where kept_key.access_key_key = access_key.access_key_key',
  )
  await owner.query(change)
  await owner.end()
  return installation
}
