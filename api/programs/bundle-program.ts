import { hash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'rolldown'
import { keepBundle, readBundle } from './kept-bundles.ts'

/** A program for browsers, as it is sent. */
export interface Program {
  readonly text: string
  /** The same in gzip. */
  readonly packed: Uint8Array<ArrayBuffer>
  /** Of the text, base64url, short enough for an address that changes with it. */
  readonly digest: string
}

/**
 * Bundles a program for browsers out of its entry, with everything that it imports. The bundler is loaded with its own machine code, which
 * may be missing: only when it is needed, and it is not where `npm run build` or an earlier start has kept what it gave.
 */
export async function bundleProgram(input: string): Promise<Program> {
  return packProgram(await bundled(input, {}))
}

/** The same out of an entry that is not in a file; it names what it imports by whole paths. */
export async function bundleEntry(text: string): Promise<Program> {
  const entry = 'loomcell-entry.js'
  const resolveId = (id: string) => (id === entry ? id : null)
  const load = (id: string) => (id === entry ? text : null)
  return packProgram(await bundled(entry, { text, plugins: [{ name: 'entry', resolveId, load }] }))
}

async function bundled(
  input: string,
  { text, plugins = [] }: { text?: string; plugins?: readonly Plugin[] },
): Promise<string> {
  const kept = await readBundle(text ?? input)
  if (kept !== undefined) return kept
  const { rolldown } = await import('rolldown')
  const build = await rolldown({
    input,
    platform: 'browser',
    logLevel: 'silent',
    plugins: [...plugins],
  })
  try {
    const { output } = await build.generate({ format: 'esm', minify: true })
    const [{ code, moduleIds }] = output
    await keepBundle(text ?? input, {
      code,
      files: moduleIds.filter((id) => id !== input || text === undefined),
    })
    return code
  } finally {
    await build.close()
  }
}

/** A text with what is sent of it. */
export function packProgram(text: string): Program {
  return { text, packed: new Uint8Array(gzipSync(text)), digest: digestOf(text) }
}

/** Machine code for browsers (WebAssembly), as it is sent. */
export interface MachineCode extends Omit<Program, 'text'> {
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Machine code with what is sent of it. */
export function packMachineCode(bytes: Uint8Array<ArrayBuffer>): MachineCode {
  return { bytes, packed: new Uint8Array(gzipSync(bytes)), digest: digestOf(bytes) }
}

function digestOf(content: string | Uint8Array): string {
  return hash('sha256', content, 'base64url').slice(0, 22)
}
