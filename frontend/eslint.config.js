import globals from 'globals'
import tseslint from 'typescript-eslint'
import vue from 'eslint-plugin-vue'
import a11y from 'eslint-plugin-vuejs-accessibility'

const headlessOnlyInUi = { group: ['reka-ui', 'reka-ui/*'], message: 'Only src/ui may import reka-ui.' }
const forbid = (...groups) => ({
  'no-restricted-imports': ['error', { patterns: [headlessOnlyInUi, ...groups.map((g) => ({ group: [g], message: 'Import order: pages, calendar, charts, ui, api, lib.' }))] }],
})

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'src/api/schema.d.ts'] },
  ...tseslint.configs.recommended,
  ...vue.configs['flat/recommended'],
  ...a11y.configs['flat/recommended'],
  {
    files: ['**/*.{ts,vue}'],
    languageOptions: { globals: globals.browser, parserOptions: { parser: tseslint.parser } },
    rules: {
      'vue/multi-word-component-names': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': ['error', { html: { void: 'always' } }],
      'vue/attributes-order': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/require-default-prop': 'off',
      'vue/no-v-html': 'error',
      'max-lines': ['error', 400],
      // A label that wraps its control names it as well as one with an id.
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
      ...forbid(),
    },
  },
  { files: ['src/lib/**'], rules: forbid('@/api/*', '@/ui/*', '@/calendar/*', '@/pages/*', '@/i18n', 'vue') },
  { files: ['src/api/**'], rules: forbid('@/ui/*', '@/calendar/*', '@/pages/*') },
  {
    files: ['src/ui/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: ['@/api/*', '@/calendar/*', '@/pages/*'], message: 'ui may import lib alone.' }] }] },
  },
  { files: ['src/calendar/**', 'src/charts/**'], rules: forbid('@/pages/*') },
  { files: ['scripts/**', 'e2e/**', '*.js'], languageOptions: { globals: globals.node } },
)
