/**
 * What is done at once is done at once: nobody writes before each of them has read. Without it the first may be done before the
 * second begins, where a database answers at once, and each of two would be right.
 */
let [copies, gone] = [0, 0]
let isOpen = false
const waiting: (() => void)[] = []

/** All of these are under way together, with those of other calls that have not ended. */
export function together<T>(count: number, act: (n: number) => Promise<T>): Promise<T[]> {
  copies += count
  return Promise.all(Array.from({ length: count }, (_, n) => act(n).finally(leave)))
}

/** Whoever is about to write waits for the others; alone, for nobody. */
export function beforeWriting(): Promise<void> | undefined {
  if (copies === 0 || isOpen) return undefined
  return new Promise((resolve) => {
    waiting.push(resolve)
    openWhenAll()
  })
}

function leave(): void {
  gone += 1
  openWhenAll()
  if (gone === copies) [copies, gone, isOpen] = [0, 0, false]
}

/** Whoever has ended, refused for what it read, waits no more. */
function openWhenAll(): void {
  if (waiting.length + gone < copies) return
  isOpen = true
  for (const go of waiting.splice(0)) go()
}
