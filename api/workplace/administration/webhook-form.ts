import type { z } from 'zod'
import { isRefusal, type Refusal } from '../../../domain/refusal.ts'
import { hookedTopics, topics } from '../../../domain/topic.ts'
import {
  type AskedForm,
  webhookControls,
} from '../../../web/pages/workplace/administration/webhooks-page.ts'
import { sayFaults } from '../../../web/pages/workplace/faults/say-faults.ts'
import { type Typed, typedAt } from '../../../workflows/form/typed.ts'
import type { AllowedHosts } from '../../notifications/webhooks/target.ts'
import { refuseTarget } from '../../notifications/webhooks/webhook-asked.ts'
import { saidAt, withoutNulls } from '../form-values.ts'
import type { PageAsker } from '../page-asker.ts'
import { orRefusal, readAsked } from '../read-asked.ts'

/** What a form asks for of a webhook, read by a schema of the API; or every fault in it, also in where it leads. */
export async function readWebhook<Schema extends z.ZodType<object>>(
  schema: Schema,
  typed: Typed,
  allowedHosts: AllowedHosts,
): Promise<z.output<Schema> | Refusal> {
  const url = saidAt(typed, '/url')
  const asked = readAsked(schema, {
    ...withoutNulls({ url }),
    // Left empty, it is taken away.
    description: typedAt(typed, '/description'),
    topics: typed.get('/topics') ?? [],
  })
  if (!isRefusal(asked) || url === null) return asked
  const target = await orRefusal(async () => {
    refuseTarget(url, allowedHosts)
    return {}
  })
  return isRefusal(target) ? { ...asked, faults: [...asked.faults, ...target.faults] } : asked
}

/** The form of a webhook with what was filled in and what is wrong with it. */
export function webhookForm(
  { language, names }: Pick<PageAsker, 'language' | 'names'>,
  { typed, refused }: { readonly typed: Typed; readonly refused?: Refusal | undefined },
): AskedForm {
  const choices = hookedTopics.map((value) => ({ value, label: topics[value].label }))
  const controls = webhookControls(choices, language)
  const said = refused === undefined ? [] : sayFaults(refused, { language, names, controls })
  return { controls, shown: { typed, said, language } }
}
