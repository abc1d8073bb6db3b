import { useEffect, useState } from 'preact/hooks'
import { askStation } from './ask-station.ts'
import { type KeptStation, readKept, watchStation } from './kept-station.ts'

/** The station that this device is; undefined where it is none, or until that is known. */
export function useStation(): KeptStation | undefined {
  const [station, setStation] = useState<KeptStation>()
  useEffect(() => {
    // A browser that keeps nothing is no station.
    const read = () => void readKept('station').then(setStation, () => setStation(undefined))
    const unwatch = watchStation(read)
    read()
    void askStation()
    return unwatch
  }, [])
  return station
}
