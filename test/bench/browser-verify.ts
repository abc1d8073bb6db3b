import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { bundle } from '../../api/public-record/checker-script.ts'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { fillLog } from './log-proofs.ts'
import { type Measured, quantile } from './ratio.ts'
import type { Rig } from './rig.ts'
import type { Asked } from './size.ts'
import type { TimeReceipts } from './verify-page.ts'

const sizes = {
  whole: { leaves: 1_000_000, receipts: 1_000 },
  smoke: { leaves: 3_000, receipts: 20 },
} as const
/** What one proof may take in a browser. Source: house rule. */
const mostMilliseconds = 5

/**
 * How long a browser takes to verify one receipt of the public log at a million entries, from its text to the word that it holds: at
 * the 99th percentile, and at the median as `p50`. Lower is better; below 1 is within the bound. One round before the first warms
 * the browser up and is not counted.
 */
export async function browserVerify(
  rig: Rig,
  { rounds, size }: Asked,
): Promise<readonly Measured[]> {
  if (findBrowser() === undefined) throw new Error(howToGetBrowser)
  const { leaves, receipts: count } = sizes[size]
  await fillLog(rig, leaves)
  const receipts = await receiptsOf(rig, count)
  const policy = `log ${(await read(rig, '/log/key')).split('\n')[0]}\nquorum none\n`
  const browser = await launchBrowser()
  try {
    const page = await openPage(await browser.newPage({ bypassCSP: true }), rig)
    const measured: Measured[] = []
    for (let round = 0; round <= rounds; round += 1) {
      const times = await page.evaluate(
        ([texts, believed]) =>
          (globalThis as unknown as { timeReceipts: TimeReceipts }).timeReceipts(texts, believed),
        [receipts, policy] as const,
      )
      if (round === 0) continue
      const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)]
      rig.say(`verify round ${round}: ${times.length} receipts, p50 ${p50}, p99 ${p99} ms`)
      const bound = { base: mostMilliseconds, unit: 'ms' }
      measured.push({ part: '', ours: p99, ...bound }, { part: 'p50', ours: p50, ...bound })
    }
    return measured
  } finally {
    await browser.close()
  }
}

/** A page of the product's own host, since browsers give the means to verify to loopback and https alone. */
async function openPage(page: Page, { port }: Rig): Promise<Page> {
  const { text } = await bundle(fileURLToPath(new URL('./verify-page.ts', import.meta.url)))
  await page.goto(`http://127.0.0.1:${port}/`)
  await page.addScriptTag({ content: text, type: 'module' })
  await page.waitForFunction('globalThis.timeReceipts !== undefined')
  return page
}

/** Receipts of entries from all over the log, all of its newest checkpoint. */
async function receiptsOf(rig: Rig, count: number): Promise<readonly string[]> {
  const { rows } = await rig.product.query<{ digest: string }>(
    `select encode(digest, 'hex') as digest from log_leaf order by index % 7919, index limit $1`,
    [count],
  )
  const receipts: string[] = []
  for (const { digest } of rows) receipts.push(await read(rig, `/log/entries/${digest}/proof`))
  return receipts
}

async function read({ port }: Rig, path: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`)
  if (!answer.ok) throw new Error(`Cannot read ${path}: ${answer.status}`)
  return answer.text()
}
