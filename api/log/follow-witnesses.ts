import { readFile } from 'node:fs/promises'
import { textOfFile } from '../../domain/file-text.ts'
import { openWitnesses } from './open-witnesses.ts'
import { noWitnesses, type Witnesses } from './witnesses.ts'

/** Nobody is named yet: a checkpoint may be shown, and is shown to witnesses once there are some. */
const notYet: Witnesses = {
  ...noWitnesses,
  cosign: async ({ note }) => ({ note, isEnough: true, isComplete: false }),
}

/** The text of a policy file as it is at the moment; empty, which is no policy, where there is none. */
export async function readWitnessPolicy(file: string): Promise<string> {
  return readFile(file).then(textOfFile, () => '')
}

/**
 * The witnesses of a policy file, which may change while the log is kept: it is read each time. One that is gone or wrong leaves those
 * of before, and is told of: at first those of the policy that the log noted last, so that nothing is published without them by a
 * process that was started anew.
 */
export async function followWitnesses(
  file: string,
  say: (line: string) => void,
  noted?: string,
): Promise<Witnesses> {
  let current = noted === undefined ? notYet : await openWitnesses(noted).catch(() => notYet)
  let read: string | undefined

  async function now(): Promise<Witnesses> {
    const text = await readWitnessPolicy(file)
    if (text === '' || text === read) return current
    read = text
    try {
      current = await openWitnesses(text)
    } catch (error) {
      say(`The policy "${file}" is not followed: ${error instanceof Error ? error.message : error}`)
    }
    return current
  }

  return {
    newest: async (origin) => (await now()).newest(origin),
    cosign: async (asked) => (await now()).cosign(asked),
  }
}
