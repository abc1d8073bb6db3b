import type { Evidence } from './evidence.ts'

/** Names of the files in an evidence pack, and what of the evidence each one is. */
const single = {
  passport: 'passport.jwt',
  ended: 'passport-ended.json',
  issuerDocument: 'did.json',
  statusList: 'status-list.jwt',
  history: 'history.json',
  seen: 'passport-seen.tlog-proof',
  grown: 'log-grown.txt',
} as const

/** The files of evidence by name, in the order in which a reader opens them. */
export function filesOfEvidence(evidence: Evidence): ReadonlyMap<string, string> {
  const alone = Object.entries(single).flatMap(([part, name]) => {
    const text = evidence[part as keyof typeof single]
    return text === undefined ? [] : [[name, text] as const]
  })
  return new Map([
    ...alone,
    ...numbered('events', '.json', evidence.events ?? []),
    ...numbered('receipts', '.tlog-proof', evidence.receipts ?? []),
  ])
}

/** The evidence in files that a stranger made; undefined where there is neither a passport nor a history among them. */
export function evidenceInFiles(files: ReadonlyMap<string, string>): Evidence | undefined {
  const passport = files.get(single.passport)
  const ended = files.get(single.ended)
  const issuerDocument = files.get(single.issuerDocument)
  const statusList = files.get(single.statusList)
  const history = files.get(single.history)
  const seen = files.get(single.seen)
  const grown = files.get(single.grown)
  if (passport === undefined && history === undefined) return undefined
  return {
    ...(passport === undefined ? {} : { passport }),
    ...(ended === undefined ? {} : { ended }),
    ...(issuerDocument === undefined ? {} : { issuerDocument }),
    ...(statusList === undefined ? {} : { statusList }),
    ...(history === undefined ? {} : { history }),
    ...(seen === undefined ? {} : { seen }),
    ...(grown === undefined ? {} : { grown }),
    ...evidenceInFolders(files),
  }
}

/** Events and receipts among files that a stranger made. */
export function evidenceInFolders(
  files: ReadonlyMap<string, string>,
): Required<Pick<Evidence, 'events' | 'receipts'>> {
  return {
    events: textsIn(files, /^events\/\d{5,}\.json$/),
    receipts: textsIn(files, /^receipts\/\d{5,}\.tlog-proof$/),
  }
}

function numbered(folder: string, ending: string, texts: readonly string[]) {
  return texts.map((text, at) => {
    const number = String(at + 1).padStart(5, '0')
    return [`${folder}/${number}${ending}`, text] as const
  })
}

/** Texts in the order of their names, which are numbers. Folders, and what a desktop leaves in them, are none of them. */
function textsIn(files: ReadonlyMap<string, string>, name: RegExp): readonly string[] {
  return [...files.keys()]
    .filter((one) => name.test(one))
    .sort()
    .flatMap((one) => files.get(one) ?? [])
}
