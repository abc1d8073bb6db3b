import { randomUUID } from 'node:crypto'
import { recordWalk } from '../../api/commands/city/record-walk.ts'
import type { Facts } from '../../domain/field.ts'
import { sixtyForty } from '../../workflows/textile/examples/codes.ts'
import { addStation, type TestStation } from './add-station.ts'
import type { TestInstallation } from './installation.ts'

/** The floor of facility A: a dock, a colour store, a station that opens, an area for quarantine, and a vehicle between them. */
export interface FloorAtWork {
  readonly vehicle: TestStation
  /** Fills containers by colour with sorted clothes; once in an installation. */
  store(colours: Containers): Promise<void>
  ask(move: Record<string, unknown>, as?: Asker): Promise<Response>
  step(...steps: readonly Record<string, unknown>[]): Promise<Response>
  /** Brings batches from one place to another by the vehicle: asked, started and ended at these times. */
  bring(loads: readonly string[], way: Way): Promise<string>
}

type Asker = Pick<TestInstallation, 'request'>

interface Way {
  readonly from: string
  readonly to: string
  readonly times?: readonly [asked: string, started: string, ended: string]
  readonly metres?: number
}

/** What each container holds. */
export const containerGrams = 30_000

const places = [
  { code: 'DOCK-1', kind: 'dock', name: 'Dock' },
  { code: 'STORE-1', kind: 'colour_store', name: 'Colour store', capacityContainers: 60 },
  { code: 'OPENER-1', kind: 'station', name: 'Opener' },
  { code: 'HOLD-1', kind: 'quarantine', name: 'Hold' },
]

/** Opens the floor of facility A. */
export async function openFloor(installation: TestInstallation): Promise<FloorAtWork> {
  for (const place of places) {
    const body = JSON.stringify({ ...place, facility: 'A' })
    const added = await installation.request('/api/v1/places', { method: 'POST', body })
    if (added.status !== 201) throw new RangeError(`Cannot add a place: ${await added.text()}`)
  }
  const vehicle = await addStation(installation, { name: 'AGV 7', facility: 'A', role: 'station' })
  const post = (path: string, body: object, { request }: Asker = vehicle) =>
    request(`/api/v1${path}`, { method: 'POST', body: JSON.stringify(body) })
  const ask: FloorAtWork['ask'] = (move, as) =>
    post('/moves', { moves: [{ id: randomUUID(), ...move }] }, as)
  const step: FloorAtWork['step'] = (...steps) =>
    post('/move-steps', { steps: steps.map((one) => ({ id: randomUUID(), ...one })) })
  return {
    vehicle,
    ask,
    step,
    store: (colours) => storeContainers(installation, colours),
    async bring(loads, { from, to, times = [], metres = 80 }) {
      const id = randomUUID()
      const [asked, started, ended] = times.map((time) => ({ time }))
      const weighed = loads.map((batch) => ({ batch, grams: containerGrams }))
      const answers = [
        await ask({ id, from, to, loads, ...asked }),
        await step({ move: id, step: 'started', as: 'vehicle', ...started }),
        await step({ move: id, step: 'ended', loads: weighed, metres, ...ended }),
      ]
      for (const answer of answers) {
        if (answer.status !== 200) throw new RangeError(`Cannot bring: ${await answer.text()}`)
      }
      return id
    },
  }
}

/** Walks clothes to sorted lots, each of one colour, and stores each in a container; what is left stays a lot without one. */
async function storeContainers(
  { recorder, streams, actor }: TestInstallation,
  colours: Containers,
): Promise<void> {
  const stream = streams.get('textile')
  if (stream === undefined) throw new RangeError('Cannot store: there are no textiles')
  const at = stream.examples.findIndex(({ stage }) => stage === 'colour_sorted')
  const sorted = stream.examples[at]
  const all = sorted?.outputs?.[0]?.massGrams ?? 0
  if (sorted === undefined) throw new RangeError('Cannot store: the walk sorts no colours')
  const named = Object.entries(colours).flatMap(([colour, codes]) =>
    codes.map((code) => ({ code, facts: measured[colour as Colour] })),
  )
  const rest = all - named.length * containerGrams
  const lots = [
    ...named.map(({ code, facts }) => made(`LOT-${code}`, 'colour_lot', containerGrams, facts)),
    made('LOT-REST', 'colour_lot', rest, measured.blue),
  ]
  const stored = named.map(({ code }) => ({
    stage: 'stored',
    afterMinutes: sorted.afterMinutes + 60,
    batches: [{ batch: `LOT-${code}` }],
    outputs: [made(code, 'container', containerGrams)],
    facts: { storePlace: code },
  }))
  const examples = [...stream.examples.slice(0, at), { ...sorted, outputs: lots }, ...stored]
  const start = new Date(Date.now() - 3 * 24 * 3_600_000)
  await recordWalk(recorder, { ...stream, examples }, { actor, facility: 'A', start })
}

type Colour = 'black' | 'blue'
export type Containers = { readonly [One in Colour]?: readonly string[] }

const sure = { colourConfidencePercent: '97' }
const measured = {
  black: { labLightness: '18', labA: '0', labB: '0', ...sure },
  blue: { labLightness: '43.1', labA: '1.2', labB: '-36.4', ...sure },
}

function made(batch: string, kind: string, massGrams: number, facts: Facts = {}) {
  return { batch, kind, massGrams, content: sixtyForty(massGrams), facts }
}
