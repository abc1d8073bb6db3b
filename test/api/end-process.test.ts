import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const ends = fileURLToPath(new URL('../harness/end-while-compiling.ts', import.meta.url))

/** A full heap, in which whatever is compiled aside soon waits for a garbage collection. */
const fullHeap = '--max-old-space-size=12'

it('ends with its code also while the compiler waits for a garbage collection', async () => {
  const codes: unknown[] = []
  // One of five or six hung when they ended by `process.exit`.
  for (let round = 0; round < 5; round += 1) {
    codes.push(...(await Promise.all([1, 2, 3, 4].map(endOfOne))))
  }
  expect(codes).toEqual(Array(20).fill(3))
})

async function endOfOne(): Promise<unknown> {
  const child = spawn(process.execPath, [fullHeap, ends], { stdio: 'ignore' })
  const hung = setTimeout(() => child.kill('SIGKILL'), 20_000)
  const [code, signal] = await once(child, 'exit')
  clearTimeout(hung)
  return code ?? signal
}
