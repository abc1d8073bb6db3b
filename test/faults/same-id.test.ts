import { expect, it, onTestFinished } from 'vitest'
import { openOn } from '../../api/installation.ts'
import { partsOf } from '../../api/recording/parse.ts'
import type { Receipt } from '../../domain/receipt.ts'
import { clayFolder, dig, openClay } from '../harness/clay.ts'

const rounds = 25
const posts = 64

it('accepts one of 64 equal scans that come over three ways in at once, and calls the others duplicates', async () => {
  const installation = await openClay()
  const others = await Promise.all(
    [1, 2].map(() => openOn(installation.connection, () => {}, { streamsFolder: clayFolder })),
  )
  onTestFinished(async () => {
    for (const other of others) await other.close()
  })
  const ways = [installation, ...others].map(({ recorder }) => recorder)
  for (let round = 0; round < rounds; round += 1) {
    const scan = dig(`L${round}`, 5)
    // Some come in a list, beside a scan of their own.
    const sent = Array.from({ length: posts }, async (_, at) => {
      const way = ways[at % ways.length]
      const beside = at % 8 === 0 ? [dig(`B${round}-${at}`, 1)] : []
      const receipts = await way?.record(partsOf([scan, ...beside], installation.actor))
      return receipts?.[0]
    })
    const receipts = (await Promise.all(sent)).filter((one): one is Receipt => one !== undefined)
    const said = receipts.map((receipt) =>
      receipt.status === 'refused' ? receipt.code : receipt.status,
    )
    expect(said.filter((word) => word === 'accepted')).toHaveLength(1)
    expect(said.filter((word) => word === 'duplicate')).toHaveLength(posts - 1)
    const digests = receipts.map((receipt) => 'digest' in receipt && receipt.digest)
    expect(new Set(digests).size).toBe(1)
  }
})
