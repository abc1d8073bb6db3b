import type { Context } from 'hono'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { answerFile, digestIn } from '../http/answer-file.ts'
import type { Installation } from '../installation.ts'
import type { StoredGrant } from '../store/disclosure/grants.ts'
import { findFile } from '../store/evidence/files.ts'
import { type Looker, showGrant } from './show-grant.ts'

/**
 * Answers with a file that a fact names which a grant shows now; refused as `not_found` for any other. It is a look like any other, and no copy
 * is kept, since a grant ends.
 */
export async function answerGranted(
  context: Context,
  installation: Pick<Installation, 'store' | 'streams'>,
  { grant, looker }: { readonly grant: StoredGrant; readonly looker: Looker },
): Promise<Response> {
  const text = context.req.param('digest') ?? ''
  const digest = digestIn(text)
  if (digest === undefined) throw unknown()
  const { shown } = await showGrant(installation, grant, looker)
  const opened = shown.flatMap(({ events }) => events.flatMap(({ disclosures }) => disclosures))
  const { organisationKey } = grant
  const file = JSON.stringify(opened).includes(text)
    ? await findFile(installation.store.own(organisationKey), organisationKey, digest)
    : undefined
  if (file === undefined) throw unknown()
  const answer = answerFile(context, text, file)
  answer.headers.set('cache-control', 'private, no-store')
  return answer
}

function unknown(): RefusedError {
  return new RefusedError(refuse('not_found', '/path/digest', ['file_not_shown']))
}
