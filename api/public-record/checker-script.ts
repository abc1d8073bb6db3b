import { fileURLToPath } from 'node:url'
import { bundleProgram, type Program } from '../programs/bundle-program.ts'

/** The program that checks a record in a browser, as it is sent. */
export interface CheckerScript extends Omit<Program, 'digest'> {
  /** Its address, which changes with it. */
  readonly path: string
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

/** Bundles a checker under an address of its own. */
export async function bundle(input = entry): Promise<CheckerScript> {
  const { digest, ...program } = await bundleProgram(input)
  return { path: `/checker/${digest}.js`, ...program }
}
