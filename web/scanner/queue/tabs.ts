import type { Rest } from './flush.ts'

/** What one tab tells the others. */
export type TabNews =
  | { readonly news: 'changed' }
  | { readonly news: 'sending'; readonly places: readonly number[] }
  | { readonly news: 'rests'; readonly rest: Rest; readonly waitMilliseconds: number | undefined }

export interface Tabs {
  tell(news: TabNews): void
  /** Runs while no other tab runs the same; waits until then. */
  alone<Value>(work: () => Promise<Value>): Promise<Value>
  close(): void
}

/** The tabs of this device among themselves. */
export function joinTabs(name: string, onNews: (news: TabNews) => void): Tabs {
  const channel = new BroadcastChannel(name)
  channel.addEventListener('message', ({ data }: MessageEvent<TabNews>) => onNews(data))
  return {
    tell: (news) => channel.postMessage(news),
    // A browser has locks where there is https; without them two tabs may send the same scan, which is recorded once all the same.
    alone: async (work) =>
      navigator.locks === undefined ? work() : navigator.locks.request(name, work),
    close: () => channel.close(),
  }
}
