import { hash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

/** The program that checks a record in a browser, as it is sent. */
export interface CheckerScript {
  /** Its address, which changes with it. */
  readonly path: string
  readonly text: string
  /** The same in gzip. */
  readonly packed: Uint8Array<ArrayBuffer>
}

/** Gives the checker; undefined where it could not be put together, and pages do without it. */
export type ReadChecker = () => Promise<CheckerScript | undefined>

const entry = fileURLToPath(new URL('../../web/checker/checker.ts', import.meta.url))
const disclosedEntry = fileURLToPath(new URL('../../web/checker/disclosed.ts', import.meta.url))

let made: Promise<CheckerScript> | undefined

/** Puts the checker together from the very files that the server and the command line check with; once in a process. */
export function checkerScript(): Promise<CheckerScript> {
  made ??= bundle()
  return made
}

/** The same for pages, which never fail with it: a program that cannot be put together is told of in the log, once. */
export function createReadChecker(
  log: (line: string, error?: unknown) => void,
  build: () => Promise<CheckerScript> = checkerScript,
): ReadChecker {
  let kept: Promise<CheckerScript | undefined> | undefined
  const tell = (error: unknown) => {
    log(
      'Cannot put the checker of record pages together: pages say that they do not check by themselves until the next start',
      error,
    )
    return undefined
  }
  return () => {
    kept ??= build().catch(tell)
    return kept
  }
}

let disclosed: Promise<CheckerScript> | undefined

/** The same for the page on which somebody is shown confidential facts. */
export function disclosedScript(): Promise<CheckerScript> {
  disclosed ??= bundle(disclosedEntry)
  return disclosed
}

/** Bundles a program for browsers. The bundler is loaded with its own machine code, which may be missing: only when it is needed. */
export async function bundle(input = entry): Promise<CheckerScript> {
  const { rolldown } = await import('rolldown')
  const build = await rolldown({ input, platform: 'browser', logLevel: 'silent' })
  try {
    const { output } = await build.generate({ format: 'esm', minify: true })
    const text = output[0].code
    const digest = hash('sha256', text, 'base64url').slice(0, 22)
    return { path: `/checker/${digest}.js`, text, packed: new Uint8Array(gzipSync(text)) }
  } finally {
    await build.close()
  }
}
