import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import type { HandOverView } from '../../../../web/pages/workplace/hand-over/view.ts'
import { addStation, type TestStation, withKey } from '../../../harness/add-station.ts'
import { jsonOf } from '../../../harness/answers.ts'
import { clay, clayFolder, dig, record } from '../../../harness/clay.ts'
import { carrier, custodyFindings, everything, offerLumps } from '../../../harness/custody.ts'
import { makeStationKey, type StationKey } from '../../../harness/ed25519.ts'
import { openTwo } from '../../../harness/sides.ts'

interface Signing extends StationKey {
  readonly station: TestStation
  /** Sends a step as it is. */
  send(at: string, body: object): Promise<Response>
}

/** Two organisations of which the first has a station that signs. */
async function openSigned() {
  const two = await openTwo({ streamsFolder: clayFolder })
  const key = makeStationKey()
  const station = await addStation(two.installation, { ...key.registration(), role: 'supervisor' })
  const send = (at: string, body: object) =>
    station.request(`/api/v1${at}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })
  return { ...two, signing: { ...key, station, send } satisfies Signing }
}

/** Digest of the newest step. */
function headOf({ steps }: HandOverView): string {
  return steps.at(-1)?.digest ?? ''
}

function dispatch() {
  return { id: randomUUID(), step: 'dispatch', carrier }
}

describe('a station with a signing key', () => {
  it('takes no step of a hand-over without it: neither an offer, nor a correction, nor one in a list', async () => {
    const { sender, receiver, signing, installation, ...rest } = await openSigned()
    const two = { sender, receiver, installation, ...rest }
    const offered = await offerLumps(two, [100])
    await record(installation, dig('MORE', 5))
    const lines = [{ batch: 'MORE' }]
    const offer = { id: randomUUID(), receiver: 'second', facility: 'A', lines }
    const passed = await offerLumps(two, [100])
    await sender.post(passed.at, { step: 'dispatch', carrier }, 201)
    await receiver.post(passed.at, { step: 'receive', facility: 'B' }, 201)
    const accepted = [{ line: 1, acceptedGrams: 100 }]
    await receiver.post(passed.at, { step: 'decide', lines: accepted }, 201)
    const change = { line: 1, reason: 'mass_wrong', sentGrams: 90 }
    const propose = { id: randomUUID(), step: 'correct_propose', note: 'n', lines: [change] }
    const before = await everything(installation)
    const unsigned: readonly [string, object][] = [
      ['/hand-overs', offer],
      [offered.at, dispatch()],
      [offered.at, { id: randomUUID(), step: 'cancel', reason: 'r' }],
      [`/hand-overs/${passed.id}/corrections`, propose],
    ]
    for (const [at, body] of unsigned) {
      const answer = await signing.send(at, body)
      const said = await jsonOf<{ code: string; faults: object[] }>(answer)
      expect([at, answer.status, said]).toMatchObject([
        at,
        403,
        { code: 'not_allowed', faults: [{ pointer: '/signature' }] },
      ])
    }
    const list = { steps: [{ handOver: offered.id, ...dispatch() }] }
    const { receipts } = await jsonOf<{ receipts: object[] }>(
      await signing.send('/hand-overs/steps', list),
    )
    expect(receipts).toMatchObject([{ status: 'refused', code: 'not_allowed' }])
    expect(await everything(installation)).toEqual(before)
    const signedOffer = signing.signedStep(offer, { handOver: offer.id })
    expect((await signing.send('/hand-overs', signedOffer)).status).toBe(201)
    expect((await signing.send('/hand-overs', signedOffer)).status).toBe(200)
    const view: HandOverView = await sender.get(`/hand-overs/${passed.id}`)
    const proposed = signing.signedStep(propose, { handOver: passed.id, previous: headOf(view) })
    const answer = await signing.send(`/hand-overs/${passed.id}/corrections`, proposed)
    expect(answer.status).toBe(201)
    expect(await custodyFindings(installation)).toEqual([])
  })

  it('is not taken at its word with a signature for another request, key, organisation, hand-over, place or form', async () => {
    const { signing, installation, ...two } = await openSigned()
    const [one, other] = [
      await offerLumps({ ...two, installation }, [100]),
      await offerLumps({ ...two, installation }, [100]),
    ]
    const body = dispatch()
    const [handOver, previous] = [one.id, headOf(one)]
    const right = signing.signedStep(body, { handOver, previous })
    const foreign = makeStationKey()
    const { signature: ofScan } = signing.signed(body)
    const wrong: Readonly<Record<string, object>> = {
      'another request': { ...right, id: randomUUID() },
      'another carrier': { ...right, carrier: { name: 'Another' } },
      'another key': foreign.signedStep(body, { handOver, previous }),
      'another organisation': signing.signedStep(body, {
        handOver,
        previous,
        organisation: 'second',
      }),
      'another hand-over': signing.signedStep(body, { handOver: other.id, previous }),
      'no step before': signing.signedStep(body, { handOver }),
      'a step of another hand-over before': signing.signedStep(body, {
        handOver,
        previous: headOf(other),
      }),
      'a scan': { ...body, signature: ofScan },
      'form 1': { ...body, signature: signing.signedInFormOne(body) },
      padding: { ...right, signature: `${right.signature}==` },
      nothing: { ...body, signature: '' },
    }
    const before = await everything(installation)
    for (const [name, sent] of Object.entries(wrong)) {
      const answer = await signing.send(one.at, sent)
      expect([name, answer.status]).toEqual([name, 403])
      expect(await answer.json()).toMatchObject({ faults: [{ pointer: '/signature' }] })
    }
    expect(await everything(installation)).toEqual(before)
    expect((await signing.send(one.at, right)).status).toBe(201)
    // One captured step opens no other hand-over, and not the same one again.
    expect((await signing.send(other.at, right)).status).toBe(403)
    expect((await signing.send(one.at, right)).status).toBe(200)
    expect(await custodyFindings(installation)).toEqual([])
  })

  it('that signed before another step came is told to look again', async () => {
    const { signing, installation, sender, ...two } = await openSigned()
    const { at, id } = await offerLumps({ ...two, sender, installation }, [100])
    const sent = await sender.post(at, dispatch(), 201)
    const transfer = { id: randomUUID(), step: 'transfer', carrier: { name: 'Night lorry' } }
    const early = signing.signedStep(transfer, { handOver: id, previous: headOf(sent) })
    const moved = await sender.post(at, { step: 'transfer', carrier }, 201)
    const answer = await signing.send(at, early)
    expect([answer.status, await answer.json()]).toMatchObject([
      409,
      { code: 'step_not_open', faults: [{ says: 'step_overtaken' }] },
    ])
    const again = signing.signedStep(transfer, { handOver: id, previous: headOf(moved) })
    expect((await signing.send(at, again)).status).toBe(201)
  })

  it('whose signed step was changed in the database is named by check, and form 1 stays checkable', async () => {
    const { signing, installation, ...two } = await openSigned()
    const { at, id, ...offered } = await offerLumps({ ...two, installation }, [100])
    const previous = headOf({ ...offered, id })
    const body = dispatch()
    await signing.send(at, signing.signedStep(body, { handOver: id, previous }))
    const owner = new pg.Client(installation.connection)
    await owner.connect()
    await owner.query('set session_replication_role = replica')
    const formOne = Buffer.from(signing.signedInFormOne(body), 'base64url').toString('hex')
    const set = `update hand_over_step set`
    const at2 = `where step = 2`
    for (const [change, columns] of [
      [
        `${set} signature = set_byte(signature, 0, get_byte(signature, 0) # 1) ${at2}`,
        ['signature'],
      ],
      [`${set} signature = '\\x${formOne}', signature_form = 1 ${at2}`, []],
      [`${set} signature_form = 2 ${at2}`, ['signature']],
      [`${set} signature = null, signature_form = null ${at2}`, ['signature']],
      [`${set} signer_name = 'x', signer = 's-000000000000' ${at2}`, ['signer', 'signature']],
    ] as const) {
      await owner.query(change)
      const found = await custodyFindings(installation)
      expect([change, found.map(({ column }) => column).sort()]).toEqual([
        change,
        [...columns].sort(),
      ])
    }
    await owner.end()
  })
})

describe('a scan that a station signed', () => {
  it('is nobody else’s to record, also where the same key is registered there', async () => {
    const { signing, installation, receiver } = await openSigned()
    const added = await jsonOf<{ id: string; key: string }>(
      await receiver.send('/stations', {
        id: undefined,
        name: 'Gate scanner',
        ...signing.registration('Gate scanner', 'second'),
      }),
    )
    const elsewhere = withKey(installation, added)
    const scan = clay('dug', { outputs: [{ batch: 'THEIRS', kind: 'lump', massGrams: 5 }] })
    const taken = await elsewhere.scan(signing.signed(scan, 'first'))
    expect([taken.status, await taken.json()]).toMatchObject([403, { code: 'not_signed' }])
    expect((await signing.station.scan(signing.signed(scan, 'first'))).status).toBe(200)
    expect((await elsewhere.scan(signing.signed({ ...scan }, 'second'))).status).toBe(200)
  })
})

describe('a signing key', () => {
  it('is registered by whoever holds it, for this organisation and this station, once', async () => {
    const { signing, installation } = await openSigned()
    const key = makeStationKey()
    const { signingKeyProof } = key.registration('Scale')
    const { signingKey } = key
    const add = async (body: object) => {
      const answer = await installation.request('/api/v1/stations', {
        method: 'POST',
        body: JSON.stringify({ name: 'Scale', ...body }),
      })
      const { faults = [], id } = await jsonOf<{ faults?: { says: string }[]; id: string }>(answer)
      return { status: answer.status, says: faults.map(({ says }) => says), id }
    }
    const refused: readonly [object, string][] = [
      [{ signingKey }, 'signing_key_unproved'],
      [{ signingKeyProof }, 'signing_key_proof_alone'],
      [{ signingKey, signingKeyProof: 'x' }, 'signing_key_proof_wrong'],
      [{ signingKey, signingKeyProof, name: 'Another' }, 'signing_key_proof_wrong'],
      [key.registration('Scale', 'second'), 'signing_key_proof_wrong'],
      [{ ...makeStationKey().registration('Scale'), signingKey }, 'signing_key_proof_wrong'],
      [signing.registration('Scale'), 'signing_key_taken'],
    ]
    for (const [body, says] of refused) {
      expect([body, await add(body)]).toMatchObject([body, { status: 422, says: [says] }])
    }
    const { status, id } = await add({ signingKey, signingKeyProof })
    expect(status).toBe(201)
    const rotate = async (body: object) =>
      (
        await installation.request(`/api/v1/stations/${id}/rotation`, {
          method: 'POST',
          body: JSON.stringify(body),
        })
      ).status
    const renewed = makeStationKey()
    expect(await rotate({ signingKey: renewed.signingKey })).toBe(422)
    expect(await rotate(renewed.registration('Gate scanner'))).toBe(422)
    expect(await rotate(renewed.registration('Scale'))).toBe(201)
    expect(await rotate({})).toBe(201)
  })
})
