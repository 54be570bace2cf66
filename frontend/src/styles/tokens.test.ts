// Contrast of the token table, in both themes: text 4.5:1, outlines with a meaning 3:1.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const css = readFileSync('src/styles/tokens.css', 'utf8')
const tokens = new Map([...css.matchAll(/--([\w-]+):\s*light-dark\((#\w{6}),\s*(#\w{6})\)/g)].map((m) => [m[1]!, [m[2]!, m[3]!] as const]))

const linear = (c: number): number => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => linear(parseInt(hex.slice(i, i + 2), 16) / 255))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function contrast(a: string, b: string): number {
  const [hi, lo] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (hi! + 0.05) / (lo! + 0.05)
}
const TEXT: [string, string][] = [
  ['text', 'bg'], ['text', 'surface'], ['text-2', 'surface'], ['text-2', 'sunken'], ['text-3', 'surface'], ['text-3', 'bg'], ['text-3', 'sunken'], ['text-3', 'raised'],
  ['on-brand', 'brand'], ['brand-text', 'brand-soft'], ['brand-text', 'surface'], ['taken-text', 'taken'], ['pending-text', 'pending'], ['lock-text', 'lock'],
  ['free-text', 'free'], ['danger', 'surface'], ['danger', 'danger-soft'], ['text-2', 'danger-soft'], ['text-2', 'free'], ['text-2', 'pending'],
  ...[0, 1, 2, 3, 4].map((step): [string, string] => [`heat-${step}-text`, `heat-${step}`]),
]
const OUTLINE: [string, string][] = [
  ['control', 'surface'], ['pending-edge', 'surface'], ['lock-edge', 'surface'], ['free-edge', 'surface'], ['brand', 'surface'], ['focus', 'surface'], ['now', 'surface'],
]

it.each([0, 1] as const)('theme %i', (theme) => {
  for (const [pairs, least] of [[TEXT, 4.5], [OUTLINE, 3]] as const) {
    for (const [a, b] of pairs) {
      const ratio = contrast(tokens.get(a)![theme], tokens.get(b)![theme])
      expect([a, b, ratio >= least ? 'ok' : ratio.toFixed(2)]).toEqual([a, b, 'ok'])
    }
  }
})
