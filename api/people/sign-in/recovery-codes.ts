import { randomInt } from 'node:crypto'
import { symmetricDecrypt } from 'better-auth/crypto'
import { sha256 } from '../../digest.ts'

/** Without letters and digits that look alike. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const [codes, groups, lettersOfGroup] = [10, 7, 4]

/** Ten recovery codes of 140 random bits each (OWASP ASVS 5.0, 11.5.1 asks for 128). */
export function makeRecoveryCodes(): readonly string[] {
  const letter = () => alphabet[randomInt(alphabet.length)] ?? ''
  const group = () => Array.from({ length: lettersOfGroup }, letter).join('')
  return Array.from({ length: codes }, () => Array.from({ length: groups }, group).join('-'))
}

/** What is stored of codes (OWASP ASVS 5.0, 6.5.2): so many random bits need no slow digest. */
export function storedCodes(given: readonly string[]): string {
  return JSON.stringify(given.map(codeDigest))
}

/** The digest of a code as it is typed, with or without its hyphens and in small letters too. A digest stays as it is. */
export function codeDigest(typed: string): string {
  if (typed.startsWith(mark)) return typed
  const plain = typed.replaceAll(/[\s-]/g, '').toUpperCase()
  // Codes from before are shorter and tell capitals apart.
  const code = plain.length === groups * lettersOfGroup ? plain : typed
  return `${mark}${sha256(code)}`
}

const mark = 'sha256:'

/** How better-auth keeps the codes that are left, and reads those that it had encrypted itself before. */
export function codeStorage(secrets: Parameters<typeof symmetricDecrypt>[0]['key']) {
  return {
    encrypt: async (json: string) => storedCodes(JSON.parse(json) as string[]),
    decrypt: async (kept: string) => {
      const json = kept.startsWith('[')
        ? kept
        : await symmetricDecrypt({ key: secrets, data: kept })
      return storedCodes(JSON.parse(json) as string[])
    },
  }
}
