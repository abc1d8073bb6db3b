import { parseArgs } from 'node:util'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'

/** What is asked of `npm run release`. */
export type ReleaseCall =
  | { readonly does: 'help' }
  | { readonly does: 'make'; readonly to: string | undefined }
  | { readonly does: 'verify'; readonly folder: string; readonly keyFile: string }

/** Reads the words after `npm run release --`; throws a refusal that says how it is called. */
export function readCall(given: readonly string[]): ReleaseCall {
  const { values, positionals } = parse(given)
  if (values.help === true) return { does: 'help' }
  const [verb, folder, keyFile, more] = positionals
  if (verb === undefined) return { does: 'make', to: values.to }
  if (verb !== 'verify' || folder === undefined || keyFile === undefined || more !== undefined) {
    throw new RefusedError(
      refuse('invalid', '', ['release_call_wrong', { given: given.join(' ') }]),
    )
  }
  return { does: 'verify', folder, keyFile }
}

function parse(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      allowPositionals: true,
      options: { help: { type: 'boolean' }, to: { type: 'string' } },
    })
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new RefusedError(refuse('invalid', '', ['release_option_wrong', { why }]), { cause })
  }
}
