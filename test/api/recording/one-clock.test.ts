import { expect, it } from 'vitest'
import { createApp } from '../../../api/app.ts'
import { partsOf } from '../../../api/recording/parse.ts'
import { jsonOf } from '../../harness/answers.ts'
import { clay, clayFolder } from '../../harness/clay.ts'
import { proposed } from '../../harness/former-code.ts'
import { openTwo } from '../../harness/sides.ts'

const day = 24 * 3_600_000

it('shows what is still open by the one clock of the process', async () => {
  const two = await openTwo({ streamsFolder: clayFolder })
  const { id } = await proposed(two)
  const { installation } = two
  let time = Date.now()
  const app = createApp({ installation, log: () => {}, now: () => new Date(time) })
  const headers = { authorization: `Bearer ${installation.key}` }
  const shown = async (path: string) => jsonOf<Shown>(await app.request(path, { headers }))
  const stateOf = async () => {
    const one = await shown(`/api/v1/hand-overs/${id}`)
    const { handOvers = [] } = await shown('/api/v1/hand-overs')
    return [one, ...handOvers].flatMap(({ corrections = [] }) =>
      corrections.map(({ state }) => state),
    )
  }
  expect(await stateOf()).toEqual(['proposed', 'proposed'])
  time += 15 * day
  expect(await stateOf()).toEqual(['expired', 'expired'])
  time -= 15 * day
  expect(await stateOf()).toEqual(['proposed', 'proposed'])
})

it('dates what the command line and the recorder do by that clock too', async () => {
  const then = new Date('2027-02-03T04:05:06.000Z')
  const { installation } = await openTwo({ streamsFolder: clayFolder, now: () => then })
  expect(installation.now()).toEqual(then)
  const outputs = [{ batch: 'L', kind: 'lump', massGrams: 1 }]
  const scan = clay('dug', { outputs })
  const [receipt] = await installation.recorder.record(partsOf([scan], installation.actor))
  expect(receipt).toMatchObject({ recordTime: then.toISOString() })
})

interface Shown {
  readonly handOvers?: readonly Shown[]
  readonly corrections?: readonly { readonly state: string }[]
}
