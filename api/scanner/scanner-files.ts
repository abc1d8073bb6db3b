import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { scannerShell } from '../../web/pages/scanner/shell.ts'
import { streamFiles } from '../../workflows/load-streams.ts'
import { bundleEntry, bundleProgram, type Program, packProgram } from '../bundle-program.ts'

/** A file of the scanner, as it is sent. */
export interface ScannerFile {
  readonly type: string
  readonly content: Program | Uint8Array<ArrayBuffer>
  /** Whether its address changes with it, so that nobody need ask for it again. */
  readonly isForEver: boolean
}

/** Everything that the scanner is made of, by its address. */
export interface ScannerAssets {
  readonly script: string
  readonly style: string
  readonly rules: string
  readonly files: ReadonlyMap<string, ScannerFile>
}

const folder = new URL('../../web/scanner/', import.meta.url)

let made: Promise<ScannerAssets> | undefined

/** Puts the scanner together when it is first asked for; once in a process. One that failed is tried again. */
export function scannerAssets(): Promise<ScannerAssets> {
  made ??= build().catch((error: unknown) => {
    made = undefined
    throw error
  })
  return made
}

async function build(): Promise<ScannerAssets> {
  const [app, worker, rulebook, css, svg, small, large] = await Promise.all([
    bundleProgram(at('app.tsx')),
    bundleProgram(at('worker/worker.ts')),
    bundleRules(),
    readFile(at('style.css'), 'utf8'),
    readFile(at('icons/icon.svg'), 'utf8'),
    bytes('icons/icon-192.png'),
    bytes('icons/icon-512.png'),
  ])
  const styled = packProgram(css)
  const script = `/scanner/${app.digest}.js`
  const style = `/scanner/${styled.digest}.css`
  const rules = `/scanner/rules-${rulebook.digest}.js`
  const js = 'text/javascript; charset=UTF-8'
  const fixed = new Map<string, ScannerFile>([
    [script, { type: js, content: app, isForEver: true }],
    [rules, { type: js, content: rulebook, isForEver: true }],
    [style, { type: 'text/css; charset=UTF-8', content: styled, isForEver: true }],
    ['/scanner/icon.svg', { type: 'image/svg+xml', content: packProgram(svg), isForEver: false }],
    ['/scanner/icon-192.png', { type: 'image/png', content: small, isForEver: false }],
    ['/scanner/icon-512.png', { type: 'image/png', content: large, isForEver: false }],
  ])
  // The worker is another one as soon as a file of the app is, so that browsers notice.
  const frame = packProgram(scannerShell({ script, style, rules }, 'en')).digest
  const kept = {
    name: `scanner ${app.digest} ${styled.digest} ${frame}`,
    files: [...fixed.keys()],
  }
  const told = packProgram(`self.shell=${JSON.stringify(kept)};${worker.text}`)
  const files = new Map([
    ...fixed,
    ['/scanner/worker.js', { type: js, content: told, isForEver: false }] as const,
  ])
  return { script, style, rules, files }
}

/** The rules of every stream as one program, which the app loads when there is no network to ask. */
function bundleRules(): Promise<Program> {
  const files = streamFiles()
  return bundleEntry(
    [
      ...files.map((file, index) => `import stream${index} from ${JSON.stringify(file)}`),
      `import { createRules } from ${JSON.stringify(at('at-hand/rules.ts'))}`,
      `export const rules = createRules([${files.map((_, index) => `stream${index}`).join()}])`,
    ].join('\n'),
  )
}

function at(file: string): string {
  return fileURLToPath(new URL(file, folder))
}

async function bytes(file: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(at(file)))
}
