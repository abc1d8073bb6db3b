import { nameIn } from '../../domain/local-names.ts'
import { topics } from '../../domain/topic.ts'
import { type Language, languages } from '../../domain/words.ts'
import { countMail } from '../people/mail-limits.ts'
import { mailTask } from '../store/notifications/distribute.ts'
import {
  findMailedNotification,
  type MailedNotification,
} from '../store/notifications/notifications.ts'
import type { Task } from './jobs/task.ts'
import { readBy } from './read-by.ts'
import { topicsConcerning } from './reader-of.ts'
import { type ReadBy, shortSubject, topicText } from './topic-text.ts'

/** Sends one notification to one person, unless meanwhile it does not concern them any more or they want none. */
export const mailNotification: Task = {
  name: mailTask,
  run: async (payload, context) => {
    const { store, mailer, publicUrl } = context
    const found = await findMailedNotification(store.system, keysIn(payload))
    if (found === undefined || !isWanted(found)) return
    // What is too much for a mailbox is read after signing in.
    if ((await countMail(context, [['notificationsToAddress', found.email]])) > 0) return
    const reader = await readBy(store, found.organisationKey, [found])
    await mailer.send({ to: found.email, ...messageOf(found, reader, publicUrl) })
  },
}

function keysIn(payload: unknown): { notificationKey: number; personId: string } {
  if (typeof payload === 'object' && payload !== null) {
    if ('notification' in payload && 'person' in payload) {
      return { notificationKey: Number(payload.notification), personId: String(payload.person) }
    }
  }
  throw new RangeError('Cannot tell which notification is meant, and for whom')
}

function isWanted({ topic, role, wanted }: MailedNotification): boolean {
  return topicsConcerning(role).includes(topic) && (wanted ?? topics[topic].mailed)
}

/** In every language of the deployment: an account does not say which one its person reads. */
function messageOf(
  { topic, subject, payload, organisation: name, organisationNames: names }: MailedNotification,
  reader: ReadBy,
  publicUrl: string | undefined,
): { subject: string; text: string } {
  const { label } = topics[topic]
  const told = topicText({ topic, subject, payload }, reader)
  const text = [
    ...languages.map((language) => told[language]),
    `${inEach((language) => nameIn({ name, names }, language))}${publicUrl === undefined ? '' : ` · ${publicUrl}`}`,
  ]
  const handOver = reader.handOvers?.get(subject)
  const about =
    handOver === undefined
      ? shortSubject(subject)
      : `${handOver.code} · ${inEach((language) => handOver.other[language])}`
  const heading = `${about} · ${inEach((language) => label[language])}`
  // By whole characters: half of one is none.
  const shown = Array.from(heading).slice(0, 150).join('')
  return { subject: `[Loomcell] ${shown}`, text: text.join('\n\n') }
}

/** What is said in each language, each wording once. */
function inEach(said: (language: Language) => string): string {
  return [...new Set(languages.map(said))].join(' · ')
}
