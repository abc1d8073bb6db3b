import { Hono } from 'hono'
import { mayRole } from '../../../domain/role.ts'
import {
  issuerKeyPhrases,
  issuerKeysBody,
} from '../../../web/pages/workplace/administration/issuer-keys-page.ts'
import { typedAt } from '../../../workflows/form/typed.ts'
import type { Env } from '../../http/env.ts'
import type { Installation } from '../../installation.ts'
import { issuerKeysOf, rotateIssuerKey } from '../../passports/change-issuer-keys.ts'
import { readersZone } from '../../store/organisations/place.ts'
import { pageAsker } from '../page-asker.ts'
import { readForm } from '../read-form.ts'
import { showPage } from '../show-page.ts'
import { toldIn } from './told-in.ts'

/** `GET` and `POST /work/issuer-keys`: the keys that passports are signed with, and another one in place of the last. */
export function createIssuerKeyPages(
  installation: Installation,
  { publicUrl, now }: { readonly publicUrl: string | undefined; readonly now: () => Date },
) {
  return new Hono<Env>()
    .get('/issuer-keys', async (context) => {
      const { db, organisation, organisationKey, principal, language } = pageAsker(
        context,
        installation,
      )
      const [{ did, keys }, timeZone] = await Promise.all([
        issuerKeysOf({ installation, organisation, publicUrl }),
        readersZone(db, organisationKey),
      ])
      return showPage(context, {
        title: issuerKeyPhrases.title[language],
        told: toldIn(context, issuerKeyPhrases.told),
        body: issuerKeysBody(
          {
            did,
            keys: keys.toReversed().map(({ publicKey, createdTime, endedTime }) => ({
              publicKey: publicKey.toString('base64url'),
              created: createdTime.toISOString(),
              ended: endedTime?.toISOString() ?? null,
            })),
            mayRotate: mayRole(principal.role, 'administer'),
            timeZone,
          },
          language,
        ),
      })
    })
    .post('/issuer-keys', async (context) => {
      const { organisation, principal } = pageAsker(context, installation)
      const asked = { installation, organisation, publicUrl }
      // Sent again, the page names a key that has ended: the one in its place stays.
      const seen = typedAt(await readForm(context), 'key')
      await rotateIssuerKey(asked, { principal, now: now(), seen })
      return context.redirect('/work/issuer-keys?told=rotated', 303)
    })
}
