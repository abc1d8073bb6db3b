import { Hono } from 'hono'
import { nameIn } from '../../../domain/local-names.ts'
import { notifiedTopics } from '../../../domain/topic.ts'
import {
  mailWishesBody,
  notificationsBody,
} from '../../../web/pages/workplace/administration/notifications-page.ts'
import { administrationPhrases } from '../../../web/pages/workplace/administration/phrases.ts'
import { watchPhrases } from '../../../web/pages/workplace/administration/watch-phrases.ts'
import type { Env } from '../../http/env.ts'
import type { Installation } from '../../installation.ts'
import { pageOfNotifications } from '../../notifications/page-of-notifications.ts'
import { changePreferences, preferencesOf } from '../../notifications/preferences.ts'
import { readerOf } from '../../notifications/reader-of.ts'
import { readersZone } from '../../store/organisations/place.ts'
import { pageAsker } from '../page-asker.ts'
import { readForm } from '../read-form.ts'
import { showPage } from '../show-page.ts'
import { shownNotification } from '../shown-notification.ts'
import { toldIn } from './told-in.ts'

const perPage = 50

/** `GET /work/notifications`, and `GET` and `POST /work/mail-wishes`: what somebody was told, and what of it comes by e-mail. */
export function createNotificationPages(installation: Installation) {
  return new Hono<Env>()
    .get('/notifications', async (context) => {
      const { db, organisationKey, language, principal } = pageAsker(context, installation)
      const cursor = context.req.query('cursor')
      const asked = { reader: readerOf(context), principal, cursor, limit: perPage }
      const [{ page, terms, unread, next }, timeZone] = await Promise.all([
        pageOfNotifications(installation, asked),
        readersZone(db, organisationKey),
      ])
      return showPage(context, {
        title: administrationPhrases.notifications[language],
        body: notificationsBody(
          {
            notifications: page.map((one) => shownNotification(one, terms)),
            unread,
            older: next === null ? undefined : `/work/notifications?cursor=${next}`,
            timeZone,
          },
          language,
        ),
      })
    })
    .get('/mail-wishes', async (context) => {
      const { db, language, organisation } = pageAsker(context, installation)
      const wishes = await preferencesOf(db, readerOf(context))
      const mailed = wishes.filter((one) => one.mailed).map(({ topic }) => topic)
      const typed = new Map([['/mailed', mailed]])
      return showPage(context, {
        title: administrationPhrases.mail[language],
        told: toldIn(context, { saved: watchPhrases.saved }),
        body: mailWishesBody({
          organisation: nameIn(organisation, language),
          topics: wishes.map(({ topic, label }) => ({ value: topic, label })),
          shown: { typed, said: [], language },
        }),
      })
    })
    .post('/mail-wishes', async (context) => {
      const { db } = pageAsker(context, installation)
      const ticked = new Set((await readForm(context)).get('/mailed') ?? [])
      const mailed = Object.fromEntries(notifiedTopics.map((topic) => [topic, ticked.has(topic)]))
      await changePreferences(db, readerOf(context), mailed)
      return context.redirect('/work/mail-wishes?told=saved', 303)
    })
}
