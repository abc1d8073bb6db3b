import { type TopicName, topics } from './topic.ts'
import { type Language, languages, type Words, words } from './words.ts'

/** What of a payload a person is also told, in this order, where it is there. */
const details: Readonly<Record<string, Words>> = {
  from: words('from', '來自', '来自'),
  to: words('to', '送往', '送往'),
  by: words('by', '操作者', '操作方'),
  dueTime: words('due', '期限', '期限'),
  reason: words('reason', '原因', '原因'),
  url: words('address', '網址', '网址'),
}

const longestDetail = 200

/** Tells in one sentence what happened, from the topic, what it is about, and what the payload adds. */
export function topicText(
  topic: TopicName,
  subject: string,
  payload: Readonly<Record<string, unknown>>,
): Words {
  const [en, traditional, simplified] = languages.map((language) => {
    const sentence = topics[topic].sentence[language].replace('{subject}', () => subject)
    const told = Object.entries(details).flatMap(([name, label]) => {
      const value = payload[name]
      const isPlain = typeof value === 'string' || typeof value === 'number'
      return isPlain ? [`${label[language]}: ${String(value).slice(0, longestDetail)}`] : []
    })
    const danger = dangerIn(payload, language)
    return [sentence, ...(danger === undefined ? [] : [danger]), ...told].join(' · ')
  })
  return words(en ?? '', traditional ?? '', simplified ?? '')
}

/** A danger comes first and in words, since it is told to whoever is about to touch the goods. */
function dangerIn(
  { danger }: Readonly<Record<string, unknown>>,
  language: Language,
): string | undefined {
  if (typeof danger !== 'object' || danger === null) return undefined
  const text = (danger as Readonly<Record<string, unknown>>)[language]
  return typeof text === 'string' ? `⚠ ${text.slice(0, longestDetail)}` : undefined
}
