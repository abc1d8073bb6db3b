import { type Fault, faultOf } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { faultsInSecrets, type NamedSecret, type Secret } from './secret.ts'
import { makeSecret, readSecretFile, secretFileIn, writeSecretFile } from './secret-file.ts'

/** Where secrets come from. */
export interface SecretSettings {
  /** The one in use, where it is set; undefined for those in the data folder. */
  readonly secret: string | undefined
  /** Those before that are set, the newest first. */
  readonly secretsBefore?: readonly string[] | undefined
  readonly dataFolder: string
}

/**
 * The secret of this installation with those before: what is set, else what the file in the data folder says, which is made on
 * the first start. Several machines on one database MUST share them. A file that was cut off is made anew as long as nothing in
 * the database goes by it (`isUsed`), and refused with all that is wrong in it from then on.
 */
export async function readSecret(
  { secret: current, secretsBefore = [], dataFolder }: SecretSettings,
  isUsed: () => Promise<boolean>,
): Promise<Secret> {
  if (current !== undefined) return { current, before: secretsBefore }
  const file = secretFileIn(dataFolder)
  const kept = await readSecretFile(file)
  if (kept !== undefined) {
    const faults = faultsInSecrets([...kept, ...namedBefore(secretsBefore)])
    if (faults.length === 0) return inOrder(kept, secretsBefore)
    if (await isUsed()) throw notToBeUsed(file, faults)
  }
  await writeSecretFile(file, [makeSecret()], { replace: kept !== undefined })
  // Of several that start at once the first one's stands.
  const made = await readSecretFile(file)
  const faults = faultsInSecrets([...(made ?? []), ...namedBefore(secretsBefore)])
  if (made === undefined || faults.length > 0) throw notToBeUsed(file, faults)
  return inOrder(made, secretsBefore)
}

/** Secrets of the setting, as faults name them. */
export function namedBefore(texts: readonly string[]): readonly NamedSecret[] {
  return texts.map((text, at) => ({
    name: {
      says: 'secret_of_setting_number',
      values: { setting: 'LOOMCELL_SECRET_BEFORE', number: at + 1 },
    },
    text,
  }))
}

function inOrder(kept: readonly NamedSecret[], secretsBefore: readonly string[]): Secret {
  const [current = '', ...before] = kept.map(({ text }) => text)
  return { current, before: [...before, ...secretsBefore] }
}

function notToBeUsed(file: string, faults: readonly Fault[]): RefusedError {
  const remedy = faultOf(file, 'secret_file_unusable', { file })
  return new RefusedError({ code: 'invalid', faults: [...faults, remedy] })
}
