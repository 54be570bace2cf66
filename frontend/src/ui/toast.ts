import { shallowRef } from 'vue'

export interface Toast {
  id: number
  text: string
  tone: 'good' | 'bad' | 'plain'
  action?: { label: string; run: () => void }
  /** Milliseconds that the toast stays. */
  stay: number
}

export const toasts = shallowRef<Toast[]>([])
let last = 0

export function toast(text: string, options: Partial<Omit<Toast, 'id' | 'text'>> = {}): number {
  const one: Toast = { id: ++last, text, tone: options.tone ?? 'plain', action: options.action, stay: options.stay ?? 5000 }
  // Three at most: more than that nobody reads.
  toasts.value = [...toasts.value.slice(-2), one]
  setTimeout(() => dismiss(one.id), one.stay)
  return one.id
}

export function dismiss(id: number): void {
  toasts.value = toasts.value.filter((one) => one.id !== id)
}
