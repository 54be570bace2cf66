import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fill, holidayName, langOf, language, setUiLanguage, tOr } from '.'
import en from './en'
import zhCN from './zh-CN'

const flatten = (node: object, prefix = ''): Record<string, string> => Object.assign({}, ...Object.entries(node).map(([key, value]) =>
  (typeof value === 'string' ? { [prefix + key]: value } : flatten(value as object, `${prefix}${key}.`))))
const zh = flatten(zhCN)
const english = flatten(en)
const HAN = /[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]/

function* sources(dir: string): Generator<string> {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name)
    if (entry.isDirectory()) yield* sources(path)
    else if (/\.(vue|ts)$/.test(entry.name)) yield path
  }
}

describe('messages', () => {
  it('have the same keys in both languages', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(zh).sort())
  })
  it('take the same values in both languages', () => {
    const holes = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]!))].sort()
    for (const key of Object.keys(zh)) expect([key, holes(english[key]!)]).toEqual([key, holes(zh[key]!)])
  })
  it('leave no Chinese in the English', () => {
    for (const [key, text] of Object.entries(english)) expect([key, HAN.test(text)]).toEqual([key, false])
  })
  it('hold every Chinese word: none stands in a template or in code', () => {
    const found = [...sources('src')]
      .filter((path) => !/i18n\/|\.test\.ts$/.test(path))
      .flatMap((path) => readFileSync(path, 'utf8').split('\n').map((line, i) => ({ at: `${path}:${i + 1}`, line })))
      // Comments may quote, and patterns that read or split server text must.
      .filter(({ line }) => HAN.test(line.replace(/\/\/.*|<!--.*-->|\/\*.*/g, '').replace(/\/(?![/*]).*?\/[a-z]*(?=[.,)])/g, '')))
      .map(({ at }) => at)
    expect(found).toEqual([])
  })
  it('name public holidays in the language at hand, and mark what stays Chinese', async () => {
    const [both, camp] = ['\u56fd\u5e86\u8282\u3001\u4e2d\u79cb\u8282', '\u8fd0\u52a8\u4f1a']
    expect(holidayName(both)).toBe(both)
    expect(langOf(camp)).toBeUndefined()
    await setUiLanguage('en')
    expect(holidayName(both)).toBe('National Day, Mid-Autumn Festival')
    expect(holidayName(camp)).toBe(camp)
    expect([langOf(camp), langOf('Sports day')]).toEqual(['zh-CN', undefined])
    await setUiLanguage('zh-CN')
    expect(language.value).toBe('zh-CN')
  })
  it('are filled and counted', () => {
    expect(fill('{n} free', { n: 3 })).toBe('3 free')
    expect(fill('{n} part | {n} parts', { n: 1 })).toBe('1 part')
    expect(fill('{n} part | {n} parts', { n: 2 })).toBe('2 parts')
    expect(tOr('conflict.nothing_such', 'other')).toBe('other')
    expect(tOr('constructor', 'other')).toBe('other')
  })
})
