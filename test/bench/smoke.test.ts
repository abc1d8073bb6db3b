import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { findBrowser } from '../harness/browser.ts'
import { benches } from './benches.ts'
import { findPgbench } from './direct-writes.ts'

const file = fileURLToPath(new URL('./run.ts', import.meta.url))

it('runs every benchmark in one call, in another order than usual, and says why where one cannot run', async () => {
  const names = Object.keys(benches).reverse()
  const words = ['--smoke', '--rounds', '1', '--edges', '1e3,2e3', '--json', '--only', names.join()]
  const { stdout, stderr, code } = await run(words)
  const results = JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
  const withoutPgbench = findPgbench() === undefined ? ['B1', 'B1b'] : []
  const missing = [...withoutPgbench, ...(findBrowser() === undefined ? ['verify'] : [])]
  for (const name of missing) expect(stderr).toContain(`Cannot run ${name}: `)
  const measured = names.filter((name) =>
    Object.entries<{ ours: number; base: number }>(results).some(
      ([title, { ours, base }]) => title.split(' ')[0] === name && ours > 0 && base > 0,
    ),
  )
  expect(measured).toEqual(names.filter((name) => !missing.includes(name)))
  expect([code, /^\s+at /m.test(stderr)]).toEqual([missing.length === 0 ? 0 : 1, false])
}, 600_000)

it('refuses a benchmark that it does not know by name, with those that there are', async () => {
  const { code, stderr } = await run(['--only', 'B99'])
  expect([code, stderr.trim().split('\n').length]).toEqual([2, 1])
  expect(stderr).toContain('B1,B1b,B2')
})

async function run(
  words: readonly string[],
): Promise<{ code: number; stdout: string; stderr: string }> {
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, [file, ...words])) }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, stdout, stderr }
  }
}
