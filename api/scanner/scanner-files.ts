import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { scannerShell } from '../../web/pages/scanner/shell.ts'
import { streamFiles } from '../../workflows/load-streams.ts'
import {
  bundleEntry,
  bundleProgram,
  type MachineCode,
  type Program,
  packMachineCode,
  packProgram,
} from '../programs/bundle-program.ts'

/** A file of the scanner, as it is sent. */
export interface ScannerFile {
  readonly type: string
  readonly content: Program | MachineCode | Uint8Array<ArrayBuffer>
  /** Whether its address changes with it, so that nobody need ask for it again. */
  readonly isForEver: boolean
  /** Whether it belongs to what reads codes, which is sent when a camera is first opened, and runs machine code. */
  readonly isReader?: boolean
}

/** Everything that the scanner is made of, by its address. */
export interface ScannerAssets {
  readonly script: string
  readonly style: string
  readonly rules: string
  readonly tools: string
  readonly reader: string
  readonly files: ReadonlyMap<string, ScannerFile>
}

const folder = new URL('../../web/scanner/', import.meta.url)

const js = 'text/javascript; charset=UTF-8'

let made: Promise<ScannerAssets> | undefined

/** Puts the scanner together when it is first asked for; once in a process. One that failed is tried again. */
export function scannerAssets(): Promise<ScannerAssets> {
  made ??= build().catch((error: unknown) => {
    made = undefined
    throw error
  })
  return made
}

/** Style sheets in the order in which they count. */
const sheets = [
  'ground',
  'cards',
  'isolate',
  'files',
  'queue',
  'waiting',
  'forms',
  'camera',
  'faults',
] as const

async function build(): Promise<ScannerAssets> {
  const [app, worker, rulebook, toolbox, { reader, readers }, styles, svg, small, large] =
    await Promise.all([
      bundleProgram(at('app.tsx')),
      bundleProgram(at('worker/worker.ts')),
      bundleRules(),
      bundleProgram(at('tools/tools.ts')),
      buildReader(),
      Promise.all(sheets.map((name) => readFile(at(`style/${name}.css`), 'utf8'))),
      readFile(at('icons/icon.svg'), 'utf8'),
      bytes('icons/icon-192.png'),
      bytes('icons/icon-512.png'),
    ])
  const styled = packProgram(styles.join(''))
  const script = `/scanner/${app.digest}.js`
  const style = `/scanner/${styled.digest}.css`
  const rules = `/scanner/rules-${rulebook.digest}.js`
  const tools = `/scanner/tools-${toolbox.digest}.js`
  const fixed = new Map<string, ScannerFile>([
    [script, { type: js, content: app, isForEver: true }],
    [rules, { type: js, content: rulebook, isForEver: true }],
    [tools, { type: js, content: toolbox, isForEver: true }],
    [style, { type: 'text/css; charset=UTF-8', content: styled, isForEver: true }],
    ['/scanner/icon.svg', { type: 'image/svg+xml', content: packProgram(svg), isForEver: false }],
    ['/scanner/icon-192.png', { type: 'image/png', content: small, isForEver: false }],
    ['/scanner/icon-512.png', { type: 'image/png', content: large, isForEver: false }],
  ])
  // The worker is another one as soon as a file of the app is, so that browsers notice.
  const frame = packProgram(scannerShell({ script, style, rules, tools, reader }, 'en')).digest
  const kept = {
    name: `scanner ${app.digest} ${styled.digest} ${frame}`,
    files: [...fixed.keys()],
    reader: readers.map(([address]) => address),
  }
  const told = packProgram(`self.shell=${JSON.stringify(kept)};${worker.text}`)
  const files = new Map([
    ...fixed,
    ...readers,
    ['/scanner/worker.js', { type: js, content: told, isForEver: false }] as const,
  ])
  return { script, style, rules, tools, reader, files }
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

/** What reads codes: its program, told where its machine code lies, and that. */
async function buildReader() {
  const [program, bytes] = await Promise.all([
    bundleProgram(at('camera/reader/reader.ts')),
    readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))),
  ])
  const content = packMachineCode(new Uint8Array(bytes))
  const code = `/scanner/reader-${content.digest}.wasm`
  const told = packProgram(`self.readerCode=${JSON.stringify(code)};${program.text}`)
  const reader = `/scanner/reader-${told.digest}.js`
  const readers: readonly (readonly [string, ScannerFile])[] = [
    [reader, { type: js, content: told, isForEver: true, isReader: true }],
    [code, { type: 'application/wasm', content, isForEver: true, isReader: true }],
  ]
  return { reader, readers }
}

function at(file: string): string {
  return fileURLToPath(new URL(file, folder))
}

async function bytes(file: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(at(file)))
}
