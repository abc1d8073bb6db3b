import { useContext, useEffect, useState } from 'preact/hooks'
import type { Words } from '../../domain/words.ts'
import { formOf } from './forms.ts'
import { LanguageContext } from './language.tsx'
import type { QueuedScan } from './queue/queued-scan.ts'
import type { StageNames } from './said-of-queue.ts'

/** What the stages of scans are called, as soon as the device knows their forms. */
export function useStageNames(scans: readonly QueuedScan[]): StageNames {
  const language = useContext(LanguageContext)
  const [names, setNames] = useState<ReadonlyMap<string, Words>>(new Map())
  const asked = [...new Set(scans.map(({ scan }) => `${scan.stream} ${scan.stage}`))].sort()
  useEffect(() => {
    let isWanted = true
    for (const key of asked) {
      const [stream = '', stage = ''] = key.split(' ')
      void formOf({ stream, stage }, language).then((answer) => {
        if (!isWanted || 'trouble' in answer) return
        setNames((before) => new Map([...before, [key, answer.value.label]]))
      })
    }
    return () => {
      isWanted = false
    }
  }, [asked.join()])
  return (stream, stage) => names.get(`${stream} ${stage}`)
}
