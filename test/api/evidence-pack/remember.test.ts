import { describe, expect, it, onTestFinished } from 'vitest'
import { rememberingEvidence } from '../../../api/evidence-pack/remember-evidence.ts'
import { partsOf } from '../../../api/recording/parse.ts'
import { shortCodeOf } from '../../../domain/short-code.ts'
import { openEvidenced } from '../../harness/evidenced.ts'
import { battery } from '../../harness/held-pack.ts'

describe('the evidence of a record that is asked for again', () => {
  it('is answered as known while nothing of it changed, and made anew once log or chain went on', async () => {
    const { installation, app, batch, keep } = await openEvidenced(onTestFinished)
    const ask = (file: string, tag = '') =>
      app.request(`/b/${shortCodeOf(batch)}/evidence.${file}`, {
        headers: { 'if-none-match': tag },
      })
    const tags = new Map<string, string>()
    for (const file of ['json', 'zip']) {
      const first = await ask(file)
      const tag = first.headers.get('etag') ?? ''
      expect(first.headers.get('cache-control')).toBe('no-cache')
      tags.set(file, tag)
      const again = await ask(file)
      expect(Buffer.from(await again.arrayBuffer())).toEqual(Buffer.from(await first.arrayBuffer()))
      for (const known of [tag, `W/${tag}`, `"other", ${tag}`]) {
        const answer = await ask(file, known)
        expect([answer.status, await answer.text()]).toEqual([304, ''])
      }
      expect((await ask(file, '"other"')).status).toBe(200)
    }
    expect(new Set(tags.values()).size).toBe(2)

    const scan = battery('listed', {
      facts: installation.streams.get('battery')?.examples.find(({ stage }) => stage === 'listed')
        ?.facts,
      batches: [{ batch: 'PROD-HK-0001' }],
    })
    const [receipt] = await installation.recorder.record(partsOf([scan], installation.actor))
    expect(receipt).toMatchObject({ status: 'accepted' })
    const evidenceOf = async (tag: string) => {
      const answer = await ask('json', tag)
      expect(answer.status).toBe(200)
      const { evidence } = (await answer.json()) as {
        evidence: { events: string[]; receipts: string[] }
      }
      return { tag: answer.headers.get('etag') ?? '', ...evidence }
    }
    const longer = await evidenceOf(tags.get('json') ?? '')
    await keep()
    const logged = await evidenceOf(longer.tag)
    expect(logged.events).toEqual(longer.events)
    // The new event has its receipt, and the others one of the new checkpoint.
    expect(logged.receipts.length).toBeGreaterThan(longer.receipts.length)
    expect(logged.receipts[0]).not.toBe(longer.receipts[0])
    expect(installation.logged).toEqual([])
  })

  it('is made once for all who ask at the same time, and not kept where it failed', async () => {
    const remember = rememberingEvidence()
    let made = 0
    const make = async () => {
      made += 1
      return new Uint8Array([made])
    }
    const asked = { name: 'a', mark: '1' }
    const all = await Promise.all([1, 2, 3].map(() => remember(asked, make)))
    expect(all.map((one) => one?.body[0])).toEqual([1, 1, 1])
    expect((await remember(asked, make))?.body[0]).toBe(1)
    expect((await remember({ ...asked, mark: '2' }, make))?.body[0]).toBe(2)
    expect((await remember(asked, make))?.body[0]).toBe(3)
    const failing = remember({ name: 'b', mark: '1' }, () => Promise.reject(new Error('away')))
    await expect(failing).rejects.toThrow('away')
    expect((await remember({ name: 'b', mark: '1' }, make))?.body[0]).toBe(4)
  })
})
