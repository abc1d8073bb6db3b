import { hash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'

/** The program that checks a record in a browser, as it is sent. */
export interface CheckerScript {
  /** Its address, which changes with it. */
  readonly path: string
  readonly text: string
  /** The same in gzip. */
  readonly packed: Uint8Array<ArrayBuffer>
}

const entry = fileURLToPath(new URL('../../web/checker/checker.ts', import.meta.url))

let made: Promise<CheckerScript> | undefined

/** Puts the checker together from the very files that the server and the command line check with; once in a process. */
export function checkerScript(): Promise<CheckerScript> {
  made ??= bundle()
  return made
}

async function bundle(): Promise<CheckerScript> {
  const build = await rolldown({ input: entry, platform: 'browser', logLevel: 'silent' })
  try {
    const { output } = await build.generate({ format: 'esm', minify: true })
    const text = output[0].code
    const digest = hash('sha256', text, 'base64url').slice(0, 22)
    return { path: `/checker/${digest}.js`, text, packed: new Uint8Array(gzipSync(text)) }
  } finally {
    await build.close()
  }
}
