import { VueQueryPlugin, QueryClient } from '@tanstack/vue-query'
import { createApp } from 'vue'
import { ApiError } from '@/api/problem'
import { flushAll } from '@/lib/undo'
import App from './App.vue'
import { startLanguage } from './i18n'
import { router } from './router'
import './styles/tokens.css'
import './styles/base.css'
import './styles/parts.css'
import './styles/print.css'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // What the server has decided does not change by asking again.
      retry: (times, error) => times < 2 && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
      refetchOnWindowFocus: true,
    },
  },
})

// Closing the tab is not an undo: what still waits is sent.
window.addEventListener('pagehide', flushAll)

await startLanguage()
createApp(App).use(VueQueryPlugin, { queryClient: queries }).use(router).mount('#app')
