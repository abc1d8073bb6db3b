import { parseArgs } from 'node:util'
import { faultOf } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'

/** What is asked of a witness's process. */
export type WitnessCall =
  | { readonly does: 'help' }
  | { readonly does: 'list'; readonly folder: string }
  | ({ readonly does: 'start' } & StartCall)

export interface StartCall {
  readonly folder: string
  readonly name: string | undefined
  readonly policy: string
  readonly host: string
  /** 0 means any free port. */
  readonly port: number
}

/** Reads the options; throws a refusal with all that is wrong with them. */
export function readCall(given: readonly string[]): WitnessCall {
  const { help, list, name, policy, folder, listen = '127.0.0.1:3100' } = parse(given)
  if (help === true) return { does: 'help' }
  const [, host = '', port = ''] = /^(.+):(\d{1,5})$/.exec(listen) ?? []
  const faults = [
    folder === undefined && faultOf('', 'witness_option_missing', { option: 'folder' }),
    policy === undefined &&
      list !== true &&
      faultOf('', 'witness_option_missing', { option: 'policy' }),
    (host === '' || Number(port) > 65_535) &&
      faultOf('', 'witness_listen_wrong', { given: listen }),
  ].filter((fault) => fault !== false)
  if (faults.length > 0) throw new RefusedError({ code: 'invalid', faults })
  if (list === true) return { does: 'list', folder: folder ?? '' }
  return {
    does: 'start',
    folder: folder ?? '',
    name,
    policy: policy ?? '',
    host: host.replace(/^\[(.*)\]$/, '$1'),
    port: Number(port),
  }
}

function parse(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      options: {
        help: { type: 'boolean' },
        list: { type: 'boolean' },
        name: { type: 'string' },
        policy: { type: 'string' },
        folder: { type: 'string' },
        listen: { type: 'string' },
      },
    }).values
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new RefusedError({
      code: 'invalid',
      faults: [faultOf('', 'witness_option_wrong', { why })],
    })
  }
}
