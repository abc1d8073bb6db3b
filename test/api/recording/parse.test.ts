import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createAdmit } from '../../../api/capture/admit.ts'
import { readSent } from '../../../api/capture/sent.ts'
import type { StationPrincipal } from '../../../api/http/principal.ts'
import { parse, partsOf, readScan } from '../../../api/recording/parse.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { dig, openClay } from '../../harness/clay.ts'
import type { TestInstallation } from '../../harness/installation.ts'

describe('a scan on its way in', () => {
  it('is read once: what the door read is what is recorded, and its digest is that of what was sent', async () => {
    const { streams, actor } = await openClay()
    const scan = dig('L1', 5)
    const read = readScan(scan)
    const part = { scan: unreadable(), read, actor, operator: 'op-1' }
    const entry = parse(part, streams)
    if ('status' in entry) throw new Error(JSON.stringify(entry))
    expect(entry.scan).toEqual({ ...read.scan, operator: 'op-1' })
    const again = parse({ scan, actor }, streams)
    if ('status' in again) throw new Error(JSON.stringify(again))
    expect([entry.scanDigest(), again.scanDigest()]).toEqual([read.digest(), read.digest()])
  })

  it('comes through the door read once, alone, in a list and where one of them is refused', async () => {
    const installation = await openClay()
    const admit = createAdmit(installation, stationOf(installation), () => new Date())
    for (const scans of [[dig('L1', 5)], [dig('L2', 5), dig('L3', 5)], [dig('L4', 5), { id: 1 }]]) {
      const reads = scans.map(() => ({ count: 0 }))
      const counted = scans.map((scan, at) => counting(scan, reads[at] ?? { count: 0 }))
      const answers = await admit(counted)
      expect(answers[0]).toMatchObject({ status: 'accepted' })
      const alone = scans.map((scan) => {
        const seen = { count: 0 }
        readSent(counting(scan, seen))
        return seen
      })
      expect(reads).toEqual(alone)
    }
  })

  it('is refused under its own id for whatever it may not say, and for a stream that is not here', async () => {
    const { streams, actor } = await openClay()
    const scan = { ...dig('L1', 5), id: randomUUID() }
    const said = (given: unknown) => {
      const [part] = partsOf([given], actor)
      const read = part === undefined ? undefined : parse(part, streams)
      return read !== undefined && 'status' in read && read.status === 'refused'
        ? `${read.code} ${read.id === scan.id}`
        : 'read'
    }
    expect(said(scan)).toBe('read')
    expect(said({ ...scan, stream: 'nothing' })).toBe('unknown_stream true')
    expect(said({ ...scan, facility: '' })).toBe('invalid true')
    expect(said({ ...scan, stage: 'taken_over' })).toBe('stage_not_open true')
    expect(isRefusal(readScan({ ...scan, id: 'no' }).scan)).toBe(true)
    expect(readScan({ facts: { x: Number.POSITIVE_INFINITY } }).isWritable).toBe(false)
  })
})

function stationOf({ actor }: TestInstallation): StationPrincipal {
  const { organisationKey, organisation: slug } = actor
  const organisation = { organisationKey, slug, name: 'First', names: {} }
  const stationId = randomUUID()
  return { kind: 'station', keyKey: 1, stationId, name: 'Gate', role: 'operator', organisation }
}

/** What nobody may look at again. */
function unreadable(): object {
  return {
    get id(): string {
      throw new Error('Cannot read this scan twice')
    },
  }
}

/** A scan that counts how often its stage is looked at. */
function counting(scan: object, seen: { count: number }): object {
  const stage: unknown = Reflect.get(scan, 'stage')
  return Object.defineProperty({ ...scan }, 'stage', {
    enumerable: true,
    get: () => {
      seen.count += 1
      return stage
    },
  })
}
