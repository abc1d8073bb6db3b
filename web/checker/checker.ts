import { plainLines } from '../../domain/file-text.ts'
import { withoutBeside } from '../../domain/proof/log/beside.ts'
import { type RecordCheck, verifyRecord } from '../../domain/proof/record/verify-record.ts'
import type { CheckerWords } from '../pages/record/checker-words.ts'
import { type Loaded, load, readTrust } from './loaded.ts'
import { add, show, showNothing, tell } from './show.ts'

/** Of several checks that overlap the one that was asked for last is shown. */
let asked = 0

const section = document.querySelector<HTMLElement>('[data-evidence]')
if (section !== null) await start(section)

/** Loads all that is needed once, checks it, and checks it again with keys that the reader chose. */
async function start(section: HTMLElement): Promise<void> {
  for (const place of document.querySelectorAll('[data-host]')) place.textContent = location.host
  const { lang } = document.documentElement
  // As the rest of the page writes days.
  const locale = lang === 'en' ? 'en-GB' : lang
  const today = clock().toLocaleDateString(locale, { dateStyle: 'medium' })
  for (const place of document.querySelectorAll('[data-printed]')) place.textContent = today
  const { checking = '', unloaded = '' } = section.dataset
  tell(checking, 'unchecked')
  const loaded = await load(section.dataset).catch(() => undefined)
  if (loaded === undefined) tell(unloaded, 'unchecked')
  else {
    await check(loaded, loaded.policy)
    offerOwnKeys(section, loaded)
  }
  section.dataset.done = ''
}

async function check({ evidence, words }: Loaded, policy: string): Promise<void> {
  asked += 1
  const own = asked
  // What was found with other keys is not found with these.
  showNothing(words.verdicts.checking, words)
  try {
    const trust = await readTrust(policy)
    if (trust === undefined) {
      if (own === asked) showNothing(words.verdicts.policyWrong, words)
      return
    }
    const now = clock().toISOString()
    const found = await verifyRecord(evidence, { now, trust })
    if (own !== asked) return
    show(found, words)
    if (evidence.passport === undefined) add(wordsWithoutPassport(found, words), words)
    if (trust.witnesses.length > 0 && withoutBeside(trust).witnesses.length === 0)
      add(words.verdicts.beside, words)
  } catch {
    // A browser without Ed25519 throws: nothing was checked.
    if (own === asked) showNothing(words.verdicts.unable, words)
  }
}

function clock(): Date {
  return new Date(performance.timeOrigin + performance.now())
}

/** Nothing of a passport that is not there is good; that it has ended is told apart from that there was none. */
function wordsWithoutPassport({ ending }: RecordCheck, { verdicts }: CheckerWords): string {
  if (ending === undefined) return verdicts.unsigned
  return ending.isShown === true ? verdicts.ended : verdicts.endedUnshown
}

/** Keys of the reader's own come from whoever publishes them, and then nothing hangs on the platform's word for its keys. */
function offerOwnKeys(section: HTMLElement, loaded: Loaded): void {
  const box = section.querySelector<HTMLElement>('[data-own-keys]')
  const chosen = box?.querySelector('input')
  if (box === null || chosen === null || chosen === undefined) return
  box.hidden = false
  chosen.addEventListener('change', async () => {
    const [file] = chosen.files ?? []
    if (file !== undefined) await check(loaded, plainLines(await file.text()))
  })
}
