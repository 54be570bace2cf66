// An act that waits: it runs after some seconds unless it is taken back, and at once
// when the page goes away, so that closing the tab is not an undo.

export interface Deferred {
  cancel: () => void
  flush: () => void
}

const waiting = new Set<Deferred>()

export function defer(act: () => void, ms: number): Deferred {
  const timer = setTimeout(() => deferred.flush(), ms)
  const deferred: Deferred = {
    cancel: () => {
      clearTimeout(timer)
      waiting.delete(deferred)
    },
    flush: () => {
      if (!waiting.delete(deferred)) return
      clearTimeout(timer)
      act()
    },
  }
  waiting.add(deferred)
  return deferred
}

export function flushAll(): void {
  for (const deferred of [...waiting]) deferred.flush()
}
