import { canonical } from '../../../domain/proof/canonical.ts'
import { type Kind, listIn, testsHave } from '../kind.ts'

interface JsonVector {
  readonly name: string
  readonly input: string
  readonly output: string
}

/** Canonical JSON, RFC 8785. */
export const jcs: Kind = {
  name: 'canonical JSON',
  fits: (file) => testsHave(file, 'input', 'output'),
  run: async (file) =>
    listIn<JsonVector>(file, 'tests').map(({ name, input, output }) => ({
      part: 'tests',
      name,
      passed: canonical(JSON.parse(input)) === output,
    })),
}
