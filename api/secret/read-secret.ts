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
    if (await isUsed()) throw new Error(notToBeUsed(file, faults))
  }
  await writeSecretFile(file, [makeSecret()], { replace: kept !== undefined })
  // Of several that start at once the first one's stands.
  const made = await readSecretFile(file)
  const faults = faultsInSecrets([...(made ?? []), ...namedBefore(secretsBefore)])
  if (made === undefined || faults.length > 0) throw new Error(notToBeUsed(file, faults))
  return inOrder(made, secretsBefore)
}

/** Secrets of the setting, as faults name them. */
export function namedBefore(texts: readonly string[]): readonly NamedSecret[] {
  return texts.map((text, at) => ({ name: `LOOMCELL_SECRET_BEFORE, number ${at + 1}`, text }))
}

function inOrder(kept: readonly NamedSecret[], secretsBefore: readonly string[]): Secret {
  const [current = '', ...before] = kept.map(({ text }) => text)
  return { current, before: [...before, ...secretsBefore] }
}

function notToBeUsed(file: string, faults: readonly string[]): string {
  return (
    `Cannot use the secret in "${file}": ${faults.join('; ')}: ` +
    'bring the file back from a backup, or set LOOMCELL_SECRET to what its first line held. A line after the first is a secret ' +
    'from before: take out one that is lost. If the first is lost, delete the file and start again: then a new one is made, ' +
    'everybody signs in anew, authenticators are set up anew, and webhooks need new secrets'
  )
}
