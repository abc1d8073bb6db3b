import { expect, it } from 'vitest'
import { checkHistory } from '../../../../api/commands/check/check-history.ts'
import { clay, clayFolder, record } from '../../../harness/clay.ts'
import { carrier } from '../../../harness/custody.ts'
import { openTwo } from '../../../harness/sides.ts'

const aluminium = 5_000_000

it.each([
  ['a quantity that is found wrong', { reason: 'quantity_wrong', sentGrams: 9_950 }, 2_025_000],
  ['more than was sent', { reason: 'quantity_wrong', sentGrams: 10_050 }, 1_975_000],
  ['a mass that is found wrong', { reason: 'mass_wrong', sentGrams: 9_950 }, 2_000_000],
])(
  'brings back what is inside of what was refused and no milligram more, after %s',
  async (_, line, back) => {
    const { sender, receiver, installation } = await openTwo({ streamsFolder: clayFolder })
    const content = { 'element:Al': aluminium + 1_000_000 }
    const outputs = [{ batch: 'LUMP', kind: 'lump', massGrams: 12_000, content }]
    await record(installation, clay('dug', { outputs }))
    const lines = [{ batch: 'LUMP', massGrams: 10_000 }]
    const offer = { receiver: 'second', facility: 'A', lines }
    const { id } = await sender.post('/hand-overs', offer, 201)
    const at = `/hand-overs/${id}/steps`
    await sender.post(at, { step: 'dispatch', carrier }, 201)
    await receiver.post(at, { step: 'receive', facility: 'B' }, 201)
    const parted = { line: 1, acceptedGrams: 6_000, refusedGrams: 4_000, reason: 'damaged' }
    await receiver.post(at, { step: 'decide', lines: [{ ...parted, code: 'MINE' }] }, 201)

    const proposal = { step: 'correct_propose', note: 'Read again', lines: [{ line: 1, ...line }] }
    const corrected = `/hand-overs/${id}/corrections`
    const { corrections } = await sender.post(corrected, proposal, 201)
    const correction = corrections.at(-1)?.id
    await receiver.post(corrected, { step: 'correct_consent', correction }, 201)
    await sender.post(at, { step: 'return' }, 201)

    const ours = (await sender.get('/batches/LUMP')).content['element:Al']
    const theirs = (await receiver.get('/batches/MINE')).content['element:Al']
    expect(ours - 1_000_000).toBe(back)
    expect(ours + theirs).toBe(aluminium + 1_000_000)
    const { store, streams } = installation
    const { findings } = await checkHistory(store.system, streams, () => {})
    expect(findings).toMatchObject({ differences: 0 })
  },
)
