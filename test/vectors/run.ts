import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Outcome, VectorFile } from './kind.ts'
import { kinds } from './kinds.ts'

await main(process.argv.slice(2))

/**
 * `npm run vectors -- FOLDER…` runs every file of published vectors under the folders and prints what was run. Ends with 1 when
 * one fails, or when nothing was run.
 */
async function main(folders: readonly string[]): Promise<void> {
  const files = folders.flatMap((folder) =>
    globSync('**/*.json', { cwd: folder }).map((file) => ({ file, path: join(folder, file) })),
  )
  const all: Outcome[] = []
  for (const { file, path } of files.toSorted((one, other) => (one.file < other.file ? -1 : 1)))
    all.push(...(await runFile(file, JSON.parse(readFileSync(path, 'utf8')))))
  const passed = all.filter((one) => one.passed).length
  say(`${passed} of ${all.length} vectors passed`)
  if (passed < all.length || all.length === 0) process.exitCode = 1
}

async function runFile(file: string, content: VectorFile): Promise<readonly Outcome[]> {
  const kind = kinds.find(({ fits }) => fits(content))
  if (kind === undefined) {
    say(`${file}: not run, of no kind that is known`)
    return []
  }
  const outcomes = await kind.run(content)
  for (const [part, ofPart] of Map.groupBy(outcomes, (one) => one.part)) {
    const failed = ofPart.filter(({ passed }) => !passed)
    say(`${file}: ${kind.name}, ${part}: ${ofPart.length - failed.length} of ${ofPart.length}`)
    for (const { name } of failed) say(`  failed: ${name}`)
  }
  return outcomes
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
