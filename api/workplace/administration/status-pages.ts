import { Hono } from 'hono'
import { statusBody } from '../../../web/pages/workplace/administration/status-page.ts'
import { statusPhrases } from '../../../web/pages/workplace/administration/status-phrases.ts'
import type { Env } from '../../http/env.ts'
import { pageLanguage } from '../../http/page-language.ts'
import type { Installation } from '../../installation.ts'
import type { Operation } from '../../operation/operation.ts'
import { readRelease } from '../../operation/release.ts'
import { personsZone } from '../../people/account/persons-zone.ts'
import { type LogKey, listLogKeys } from '../../store/log/keys.ts'
import { personOf } from '../page-asker.ts'
import { showPage } from '../show-page.ts'

/** `GET /work/status`: how the installation stands, for whoever operates it. */
export function createStatusPages({ store }: Installation, operation: Operation) {
  return new Hono<Env>().get('/status', async (context) => {
    const language = pageLanguage(context)
    const { personId, organisation } = personOf(context)
    const { readings, reasons, bounds, time } = await operation.state()
    const keys = (await listLogKeys(store.system)).filter((key) => key.endedTime === null)
    return showPage(context, {
      title: statusPhrases.title[language],
      body: statusBody(
        {
          readings,
          reasons,
          bounds,
          pools: store.load(),
          keys: keys.map(shownKey),
          release: await readRelease(),
          time: time.toISOString(),
          timeZone: await personsZone(store, personId, organisation?.organisationKey),
        },
        language,
      ),
    })
  })
}

/** Of a key its name and hash: the rest is the key itself, which the log's own page shows. */
function shownKey({ vkey, announcedTime }: LogKey) {
  return { name: vkey.split('+').slice(0, 2).join('+'), since: announcedTime.toISOString() }
}
