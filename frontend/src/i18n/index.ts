// Messages by typed key, with {values} and "one | many". Forty lines of our own: vue-i18n
// is 20 KB of a first load that may have 90. zh-CN is bundled and is the source of the
// keys; English is fetched when it is chosen.
import { ref, shallowRef } from 'vue'
import { setLanguage } from '@/api/client'
import zhCN from './zh-CN'

export type Language = 'zh-CN' | 'en'
type Leaves<T, P extends string = ''> = { [K in keyof T & string]: T[K] extends string ? `${P}${K}` : Leaves<T[K], `${P}${K}.`> }[keyof T & string]
export type MessageKey = Leaves<typeof zhCN>
export type Messages = typeof zhCN

export const language = ref<Language>('zh-CN')
const messages = shallowRef<Messages>(zhCN)

function find(key: string): string | undefined {
  let at: unknown = messages.value
  for (const part of key.split('.')) {
    if (at === null || typeof at !== 'object' || !Object.hasOwn(at, part)) return undefined
    at = (at as Record<string, unknown>)[part]
  }
  return typeof at === 'string' ? at : undefined
}

/** Puts the values in; where a message has two forms, n chooses. */
export function fill(message: string, values: Record<string, unknown>): string {
  const forms = message.split(' | ')
  const form = forms.length === 2 && values.n !== 1 ? forms[1]! : forms[0]!
  return form.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}

/** Reads the language, so that a template that calls it follows a switch. */
export const t = (key: MessageKey, values: Record<string, unknown> = {}): string => fill(find(key) ?? key, values)

/** A message whose key is known only at run time, e.g. the kind of a conflict. */
export function tOr(key: string, otherwise: string, values: Record<string, unknown> = {}): string {
  const found = find(key)
  return found === undefined ? otherwise : fill(found, values)
}

const HAN = /[\u3400-\u9fff]/

/** What people and schools wrote stays as it is and says which language it is, so that it is read aloud rightly. */
export const langOf = (text: string): 'zh-CN' | undefined => (language.value === 'en' && HAN.test(text) ? 'zh-CN' : undefined)

/** A public holiday by the name that the server gives it; several stand side by side. */
export function holidayName(name: string): string {
  return name.split('\u3001').map((one) => {
    const key = Object.entries(zhCN.holiday).find(([, zh]) => zh === one)?.[0]
    return key ? tOr(`holiday.${key}`, one) : one
  }).join(language.value === 'en' ? ', ' : '\u3001')
}

export async function setUiLanguage(to: Language): Promise<void> {
  messages.value = to === 'en' ? (await import('./en')).default : zhCN
  language.value = to
  setLanguage(to)
  document.documentElement.lang = to
  try { localStorage.setItem('xx.lang', to) } catch { /* not remembered */ }
}

export function startLanguage(): Promise<void> {
  let saved: string | null = null
  try { saved = localStorage.getItem('xx.lang') } catch { /* the default stands */ }
  return setUiLanguage(saved === 'en' ? 'en' : 'zh-CN')
}
