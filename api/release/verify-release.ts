import { verify } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Fault, faultOf } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { readPublicKey } from './release-key.ts'
import { readSums, type Sums, signatureName, sumOfFile, sumsName } from './sums.ts'

/**
 * Compares every file in a folder with what was signed there, by a public key out of a file. Gives the names of the files that hold; throws a
 * refusal with every file that is missing, another, or under no signature.
 */
export async function verifyRelease(folder: string, keyFile: string): Promise<readonly string[]> {
  const key = await readPublicKey(keyFile)
  const listed = await readOrUndefined(join(folder, sumsName))
  const signature = await readOrUndefined(join(folder, signatureName))
  const faults: Fault[] = 'says' in key ? [key] : []
  if (listed === undefined) faults.push(missing(sumsName))
  if (signature === undefined) faults.push(missing(signatureName))
  if (listed && signature && !('says' in key) && !verify(null, listed, key, signature))
    faults.push(faultOf('', 'release_signature_wrong', { file: sumsName }))
  const sums = listed && readSums(listed.toString())
  if (listed && sums === undefined)
    faults.push(faultOf('', 'release_sums_unreadable', { file: sumsName }))
  if (sums !== undefined) faults.push(...(await faultsInFiles(folder, sums)))
  if (faults.length > 0) throw new RefusedError({ code: 'invalid', faults })
  return [...(sums?.keys() ?? [])]
}

async function faultsInFiles(folder: string, sums: Sums): Promise<readonly Fault[]> {
  const compared = await Promise.all(
    [...sums].map(async ([file, sum]) => {
      const found = await sumOfFile(join(folder, file))
      if (found === undefined) return missing(file)
      return found === sum ? undefined : faultOf('', 'release_file_other', { file })
    }),
  )
  const known = new Set([...sums.keys(), sumsName, signatureName])
  const strange = (await readdir(folder)).filter((file) => !known.has(file)).sort()
  return [
    ...compared.filter((fault) => fault !== undefined),
    ...strange.map((file) => faultOf('', 'release_file_unsigned', { file })),
  ]
}

function missing(file: string): Fault {
  return faultOf('', 'release_file_missing', { file })
}

function readOrUndefined(file: string): Promise<Buffer | undefined> {
  return readFile(file).catch(() => undefined)
}
