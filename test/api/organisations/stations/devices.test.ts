import { describe, expect, it } from 'vitest'
import { check } from '../../../../api/commands/check.ts'
import { invitationRules } from '../../../../domain/station-invitation.ts'
import { addStation, type TestStation } from '../../../harness/add-station.ts'
import { jsonOf } from '../../../harness/answers.ts'
import { clayFolder, dig } from '../../../harness/clay.ts'
import { makeStationKey, type StationKey } from '../../../harness/ed25519.ts'
import {
  addTestOrganisation,
  openTestInstallation,
  type TestInstallation,
} from '../../../harness/installation.ts'
import { sendForm, signUpPerson, type TestPerson } from '../../../harness/people.ts'
import { runCommand } from '../../../harness/run-command.ts'

describe('a device that takes an invitation', () => {
  it('signs for whoever is signed in, as the station, and check verifies it', async () => {
    const { installation, station, person } = await open({ facility: 'A', stages: ['clay.dug'] })
    const link = await invite(installation, station)
    const read = await post(person, '/stations/invitations/reading', { invitation: link })
    const bounds = { name: 'Gate scanner', facility: 'A', stages: ['clay.dug'], ended: false }
    expect(await read.json()).toMatchObject({
      ...bounds,
      organisation: 'first',
      organisationName: expect.stringMatching(/./),
      facilityName: expect.stringMatching(/./),
      id: station.id,
    })
    const device = makeStationKey()
    const taken = await take(person, link, device)
    expect(taken.status).toBe(201)
    expect(await taken.json()).toMatchObject(bounds)
    const first = signed(device, dig('L1', 5))
    const answers = await sent(person, [first, dig('L2', 5), signed(device, dig('L3', 5)), first])
    expect(answers.map(({ status }) => status)).toEqual([
      'accepted',
      'accepted',
      'accepted',
      'duplicate',
    ])
    const { json, code } = await runCommand(installation, check)
    expect({ json, code }).toMatchObject({ code: 0, json: { signatures: 2, differences: 0 } })
    // What the station had before is no key any more.
    expect((await station.scan(dig('L4', 5))).status).toBe(401)
  })

  it('is refused a signature that is over another scan, of another key, for another organisation, out of its bounds, or by nobody', async () => {
    const { installation, station, person } = await open({ facility: 'A', stages: ['clay.dug'] })
    const device = makeStationKey()
    expect((await take(person, await invite(installation, station), device)).status).toBe(201)
    const scan = dig('L1', 5)
    const other = makeStationKey()
    const wrong: readonly (readonly [object, string, string])[] = [
      [{ ...signed(device, dig('L2', 5)), scan }, 'not_signed', 'scan_signature_wrong'],
      [
        { ...signed(device, scan), scan: { ...scan, facility: 'B' } },
        'not_signed',
        'scan_signature_wrong',
      ],
      [
        { ...signed(other, scan), station: device.signingKey },
        'not_signed',
        'scan_signature_wrong',
      ],
      [
        { ...device.signed(scan, 'second'), station: device.signingKey },
        'not_signed',
        'scan_signature_wrong',
      ],
      [signed(other, scan), 'not_signed', 'scan_signer_ended'],
      [{ ...signed(device, scan), station: 7 }, 'not_signed', 'scan_signer_ended'],
      [device.signed(scan), 'not_signed', 'scan_signature_unknown'],
      [{ ...signed(device, scan), signature: 'x' }, 'not_signed', 'scan_signature_unreadable'],
      [signed(device, { ...scan, facility: 'B' }), 'outside_bounds', 'station_elsewhere'],
      [signed(device, { ...scan, stage: 'fired' }), 'outside_bounds', 'station_records_others'],
    ]
    const answers = await sent(
      person,
      wrong.map(([one]) => one),
    )
    expect(answers.map(({ code, faults }) => [code, faults?.[0]?.says])).toEqual(
      wrong.map(([, code, says]) => [code, says]),
    )
    expect(await sent(person, [scan])).toMatchObject([{ status: 'accepted' }])
  })

  it('ends by its own signature, and what it signed goes unsigned from then on', async () => {
    const { installation, station, person } = await open()
    const device = makeStationKey()
    await take(person, await invite(installation, station), device)
    const end = (proof: string) =>
      post(person, `/stations/devices/${device.signingKey}/end`, { proof })
    const wrong = await end(device.registration().signingKeyProof)
    expect(wrong.status).toBe(422)
    expect(await wrong.json()).toMatchObject({ faults: [{ says: 'station_ending_unproved' }] })
    const before = dig('L1', 5)
    expect(await sent(person, [signed(device, before)])).toMatchObject([{ status: 'accepted' }])
    for (const _ of [1, 2]) {
      expect(await (await end(device.ending())).json()).toMatchObject({ ended: true })
    }
    const scan = dig('L2', 5)
    expect(await sent(person, [signed(device, scan), signed(device, before)])).toMatchObject([
      { code: 'not_signed', faults: [{ says: 'scan_signer_ended' }] },
      { code: 'not_signed' },
    ])
    // What was recorded before is known again without its signature.
    expect(await sent(person, [scan, before])).toMatchObject([
      { status: 'accepted' },
      { status: 'duplicate' },
    ])
    // Whoever gave up a key is not signed for by it again, because an administrator says nothing of it.
    const silent = await rotate(installation, station, {})
    expect(silent.status).toBe(422)
    expect(await silent.json()).toMatchObject({
      faults: [{ pointer: '/signingKey', says: 'signing_key_ended' }],
    })
    const { cookie } = await signUpPerson(installation, { role: 'administrator' })
    const form = { do: 'rotate', graceHours: '0' }
    const page = await sendForm(installation, `/work/stations/${station.id}`, form, { cookie })
    expect([page.status, await page.text()]).toEqual([
      422,
      expect.stringContaining('has ended, or its device gave it up'),
    ])
    expect(await sent(person, [signed(device, dig('L3', 5))])).toMatchObject([
      { code: 'not_signed' },
    ])
    expect((await rotate(installation, station, device.registration())).status).toBe(201)
    expect((await take(person, await invite(installation, station), makeStationKey())).status).toBe(
      201,
    )
    expect((await rotate(installation, station, {})).status).toBe(201)
  })

  it('signs out of no bounds of its station by the key of another one that it left', async () => {
    const { installation, station, person } = await open()
    const device = makeStationKey()
    await take(person, await invite(installation, station), device)
    await post(person, `/stations/devices/${device.signingKey}/end`, { proof: device.ending() })
    const bench = await addStation(installation, { name: 'Bench', facility: 'A' })
    const invitation = await invite(installation, bench)
    const asked = { invitation, ...device.registration('Bench') }
    expect((await post(person, '/stations/devices', asked)).status).toBe(201)
    const rotated = await rotate(installation, station, {})
    expect(rotated.status).toBe(422)
    expect(await rotated.json()).toMatchObject({
      faults: [{ pointer: '/signingKey', says: 'signing_key_taken', values: { station: 'Bench' } }],
    })
    const elsewhere = signed(device, { ...dig('L1', 5), facility: 'B' })
    expect(await sent(person, [elsewhere])).toMatchObject([{ code: 'outside_bounds' }])
    expect((await rotate(installation, station, { signingKey: null })).status).toBe(201)
  })

  it('counts no more once an administrator ended the station', async () => {
    const { installation, station, person } = await open()
    const device = makeStationKey()
    await take(person, await invite(installation, station), device)
    const shown = () => person.request(`/api/v1/stations/devices/${device.signingKey}`)
    expect(await (await shown()).json()).toMatchObject({ ended: false })
    await installation.request(`/api/v1/stations/${station.id}`, { method: 'DELETE' })
    expect(await (await shown()).json()).toMatchObject({ ended: true })
    expect(await sent(person, [signed(device, dig('L1', 5))])).toMatchObject([
      { code: 'not_signed', faults: [{ says: 'scan_signer_ended' }] },
    ])
    const asked = await installation.request(`/api/v1/stations/${station.id}/invitations`, {
      method: 'POST',
    })
    expect(await asked.json()).toMatchObject({ faults: [{ says: 'station_ended' }] })
  })
})

describe('an invitation', () => {
  it('is taken once: again by the same device, by nobody else', async () => {
    const { installation, station, person } = await open()
    const link = await invite(installation, station)
    const device = makeStationKey()
    expect((await take(person, link, device)).status).toBe(201)
    expect((await take(person, link, device)).status).toBe(201)
    const replayed = await take(person, link, makeStationKey())
    expect(await replayed.json()).toMatchObject({ faults: [{ says: 'station_invitation_gone' }] })
    const read = await post(person, '/stations/invitations/reading', { invitation: link })
    expect(read.status).toBe(404)
    // The same key, shown by somebody who does not hold it.
    const { signingKey } = device
    const { signingKeyProof } = makeStationKey().registration()
    const lent = await post(person, '/stations/devices', {
      invitation: link,
      signingKey,
      signingKeyProof,
    })
    expect(await lent.json()).toMatchObject({ faults: [{ says: 'signing_key_proof_wrong' }] })
  })

  it('goes to one of two devices that scan it at once', async () => {
    const { installation, station, person } = await open()
    const link = await invite(installation, station)
    const devices = [makeStationKey(), makeStationKey(), makeStationKey()]
    const answers = await Promise.all(devices.map((device) => take(person, link, device)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 404, 404])
    const scans = devices.map((device, index) => signed(device, dig(`L${index}`, 5)))
    const kept = (await sent(person, scans)).filter(({ status }) => status === 'accepted')
    expect(kept).toHaveLength(1)
  })

  it('makes one key the key of one station, whoever registers it at once', async () => {
    const { installation, station, person } = await open()
    const bench = await addStation(installation, { name: 'Bench' })
    const links = [await invite(installation, station), await invite(installation, bench)]
    const device = makeStationKey()
    const answers = await Promise.all([
      ...['Gate scanner', 'Bench'].map((name, at) =>
        post(person, '/stations/devices', {
          invitation: links[at],
          ...device.registration(name),
        }),
      ),
      ...['Third', 'Fourth'].map((name) =>
        installation.request('/api/v1/stations', {
          method: 'POST',
          body: JSON.stringify({ name, ...device.registration(name) }),
        }),
      ),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422, 422, 422])
  })

  it('is given up for a newer one, and the device before gives way to the next', async () => {
    const { installation, station, person } = await open()
    const [old, link] = [await invite(installation, station), await invite(installation, station)]
    expect((await take(person, old, makeStationKey())).status).toBe(404)
    const [one, next] = [makeStationKey(), makeStationKey()]
    expect((await take(person, link, one)).status).toBe(201)
    expect((await take(person, await invite(installation, station), next)).status).toBe(201)
    expect(
      await sent(person, [signed(one, dig('L1', 5)), signed(next, dig('L2', 5))]),
    ).toMatchObject([{ code: 'not_signed' }, { status: 'accepted' }])
    // A key of the past is not had back by the invitation that it came of.
    expect((await take(person, link, one)).status).toBe(404)
  })

  it('is over after its time, and is nothing to another organisation', async () => {
    let ahead = 0
    const { installation, station, person } = await open({}, () => new Date(Date.now() + ahead))
    const { actor } = await addTestOrganisation(installation, 'second')
    const organisation = actor.organisationKey
    const stranger = await signUpPerson(installation, { role: 'operator', organisation })
    const link = await invite(installation, station)
    expect((await take(stranger, link, makeStationKey(), 'second')).status).toBe(404)
    ahead = invitationRules.minutes * 60_000 + 1
    expect((await take(person, link, makeStationKey())).status).toBe(404)
    expect((await take(person, 'station=0123', makeStationKey())).status).toBe(404)
  })

  it('is shown by administrators alone, and no key of another station is taken by it', async () => {
    const { installation, station, person } = await open()
    const path = `/api/v1/stations/${station.id}/invitations`
    expect((await person.request(path, { method: 'POST' })).status).toBe(403)
    const other = await addStation(installation, { name: 'Bench' })
    const device = makeStationKey()
    const named = device.registration('Bench')
    const link = await invite(installation, other)
    expect((await post(person, '/stations/devices', { invitation: link, ...named })).status).toBe(
      201,
    )
    const again = await take(person, await invite(installation, station), device)
    expect(await again.json()).toMatchObject({ faults: [{ says: 'signing_key_taken' }] })
    const fitting = await take(
      person,
      await invite(installation, station),
      makeStationKey(),
      'second',
    )
    expect(await fitting.json()).toMatchObject({ faults: [{ says: 'signing_key_proof_wrong' }] })
  })
})

async function open(bounds: object = {}, now: () => Date = () => new Date()) {
  const installation = await openTestInstallation({ streamsFolder: clayFolder, now })
  const station = await addStation(installation, { ...bounds })
  const person = await signUpPerson(installation, { role: 'operator' })
  return { installation, station, person }
}

/** The link that an administrator shows. */
async function invite(installation: TestInstallation, { id }: TestStation): Promise<string> {
  const path = `/api/v1/stations/${id}/invitations`
  const { link } = await jsonOf<{ link: string }>(
    await installation.request(path, { method: 'POST' }),
  )
  return link
}

/** A new key for the station. */
function rotate({ request }: TestInstallation, { id }: TestStation, body: object) {
  const asked = { method: 'POST', body: JSON.stringify(body) }
  return request(`/api/v1/stations/${id}/rotation`, asked)
}

function take(person: TestPerson, invitation: string, device: StationKey, organisation = 'first') {
  const asked = { invitation, ...device.registration('Gate scanner', organisation) }
  return post(person, '/stations/devices', asked)
}

/** A scan as the scanner of a device sends it. */
function signed(device: StationKey, scan: object) {
  return { ...device.signed(scan), station: device.signingKey }
}

async function sent(person: TestPerson, scans: readonly object[]) {
  return jsonOf<{ status: string; code?: string; faults?: { says: string }[] }[]>(
    await post(person, '/scans', scans),
  )
}

function post(person: TestPerson, path: string, body: object): Promise<Response> {
  return person.request(`/api/v1${path}`, { method: 'POST', body: JSON.stringify(body) })
}
