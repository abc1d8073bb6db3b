import { joseAlgorithms } from '../../../domain/proof/credential/algorithm.ts'
import { type NamedTypes, pinnedContexts } from '../../../domain/proof/credential/contexts.ts'
import { faultsInCredential } from '../../../domain/proof/credential/faults-in-credential.ts'
import { faultsInPresentation } from '../../../domain/proof/credential/faults-in-presentation.ts'
import { parseStatusEntry } from '../../../domain/proof/credential/status-entry.ts'
import { decodeStatusList, isSet } from '../../../domain/proof/credential/status-list.ts'
import { isGenuine, verifyCredential } from '../../../domain/proof/credential/verify-credential.ts'
import { faultsInPresentationToken } from '../../../domain/proof/credential/verify-presentation.ts'
import { verifySelective } from '../../../domain/proof/credential/verify-selective.ts'
import { isObject } from '../../../domain/proof/proof-fault.ts'
import { type Kind, listIn, testsHave, type VectorFile } from '../kind.ts'

/** The suites of W3C use a context of examples, which gives every word a meaning; the product does not know it. */
const contexts: ReadonlyMap<string, NamedTypes> = new Map([
  ...pinnedContexts,
  ['https://www.w3.org/ns/credentials/examples/v2', 'any'],
])

interface TokenVector {
  readonly file: string
  readonly token: string
  readonly expected: string
}

/** Tokens of the suite for W3C Securing Verifiable Credentials using JOSE and COSE, with the keys of their one signer. */
export const credentialTokens: Kind = {
  name: 'credential tokens',
  fits: (file) => isObject(file.keys) && testsHave(file, 'token', 'expected'),
  run: (file) => {
    const issuerDocument = documentOf(file)
    const vectors = listIn<TokenVector>(file, 'tests').map(
      async ({ file: name, token, expected }) => {
        const isTaken = await takes(token.trim(), {
          issuerDocument,
          contexts,
          algorithms: joseAlgorithms,
        })
        return { part: 'tests', name, passed: isTaken === (expected === 'success') }
      },
    )
    return Promise.all(vectors)
  },
}

async function takes(
  token: string,
  given: Omit<Parameters<typeof verifyCredential>[1], 'now'>,
): Promise<boolean> {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
  // The suite asks whether a token is right, not whether it is of today: it is looked at when it was made.
  const made = typeof claims.iat === 'number' ? claims.iat * 1_000 : Date.parse(claims.validFrom)
  const now = new Date(made).toISOString()
  if (token.includes('~')) return isGenuine(await verifySelective(token, { ...given, now }))
  return listOfTypes(claims).includes('VerifiablePresentation')
    ? (await faultsInPresentationToken(token, { ...given, now })).length === 0
    : isGenuine(await verifyCredential(token, { ...given, now }))
}

function listOfTypes({ type }: { readonly type?: unknown }): readonly unknown[] {
  return Array.isArray(type) ? type : [type]
}

/** The document that lists the keys of a file, as its signer would publish it: without their private parts. */
function documentOf({ keys }: VectorFile) {
  const methods = Object.values(isObject(keys) ? keys : {}).filter(isObject)
  const verificationMethod = methods.map(({ secretKeyJwk: _, ...method }) => method)
  const assertionMethod = methods.map(({ id }) => id)
  return { id: methods[0]?.controller, verificationMethod, assertionMethod }
}

interface InputVector {
  readonly file: string
  readonly kind: string
  readonly expected: string
  readonly input: Readonly<Record<string, unknown>>
}

/** Inputs of the suite for W3C Verifiable Credentials 2.0; what they leave to the issuer is put in as an issuer would. */
export const credentialInputs: Kind = {
  name: 'credential inputs',
  fits: (file) => testsHave(file, 'kind', 'input', 'expected'),
  run: async (file) =>
    listIn<InputVector>(file, 'tests')
      // Some are for people to judge.
      .filter(({ expected }) => /accept|reject/.test(expected))
      .map(({ file: name, kind, expected, input }) => {
        const faults =
          kind === 'presentation'
            ? faultsInPresentation(input, contexts)
            : faultsInCredential(completed(input), contexts)
        return { part: kind, name, passed: (faults.length === 0) === (expected === 'accept') }
      }),
}

function completed(input: InputVector['input']): unknown {
  const own = 'did:web:issuer.example'
  const { issuer = own } = input
  const dated = JSON.stringify(input)
    .replace('PAST DATE', '2020-01-01T00:00:00Z')
    .replace('FUTURE DATE', '2100-01-01T00:00:00Z')
  return { ...JSON.parse(dated), issuer: isObject(issuer) ? { id: own, ...issuer } : issuer }
}

/** An entry with its list, whose one bit is set. The list is older than the `u` that now stands before it. */
export const statusLists: Kind = {
  name: 'status lists',
  fits: ({ entry, list }) => isObject(entry) && isObject(list) && 'encodedList' in list,
  run: async ({ entry, list }) => {
    const text = isObject(list) ? String(list.encodedList) : ''
    const bits = await decodeStatusList(text.startsWith('u') ? text : `u${text}`)
    const read = parseStatusEntry(entry)
    const passed = bits instanceof Uint8Array && 'index' in read && isSet(bits, read.index) === true
    return [{ part: 'entry', name: text.slice(0, 20), passed }]
  },
}
