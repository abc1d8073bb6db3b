/**
 * Calls back whenever it may be worth a try: the network is said to be back, or somebody looks at the page again. What a browser says of
 * the network is a hint and nothing more: "online" is any cable. Gives what ends that.
 */
export function watchForChances(onChance: () => void): () => void {
  const seen = () => {
    if (document.visibilityState === 'visible') onChance()
  }
  addEventListener('online', onChance)
  addEventListener('pageshow', onChance)
  document.addEventListener('visibilitychange', seen)
  return () => {
    removeEventListener('online', onChance)
    removeEventListener('pageshow', onChance)
    document.removeEventListener('visibilitychange', seen)
  }
}
