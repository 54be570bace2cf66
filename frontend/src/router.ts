import { createRouter, createWebHistory } from 'vue-router'
import { boot, me, onPasswordDue, onSessionLost } from '@/session'
import { t, type MessageKey } from '@/i18n'

declare module 'vue-router' {
  interface RouteMeta { title?: MessageKey; open?: boolean }
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', redirect: '/calendar' },
    { path: '/login', name: 'login', component: () => import('@/pages/LoginPage.vue'), meta: { title: 'login.title', open: true } },
    { path: '/calendar', name: 'calendar', component: () => import('@/pages/CalendarPage.vue'), meta: { title: 'nav.calendar' } },
    { path: '/bookings', name: 'bookings', component: () => import('@/pages/BookingsPage.vue'), meta: { title: 'mine.title' } },
    { path: '/bookings/:id', name: 'booking', component: () => import('@/pages/BookingPage.vue'), meta: { title: 'detail.title' } },
    { path: '/approvals', name: 'approvals', component: () => import('@/pages/ApprovalsPage.vue'), meta: { title: 'approve.title' } },
    { path: '/password', name: 'password', component: () => import('@/pages/PasswordPage.vue'), meta: { title: 'password.title' } },
    { path: '/stats', name: 'stats', component: () => import('@/pages/StatsPage.vue'), meta: { title: 'stats.title' } },
    { path: '/:all(.*)*', name: 'missing', component: () => import('@/pages/NotFoundPage.vue'), meta: { title: 'error.notFound', open: true } },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

/** Only a path of this page: "//host" and "https:" would lead elsewhere. */
export const safeNext = (next: unknown): string => (typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : '/calendar')

router.beforeEach(async (to) => {
  await boot()
  if (!to.meta.open && !me.value) return { name: 'login', query: to.fullPath === '/calendar' ? {} : { next: to.fullPath } }
  // A one-time password opens nothing but the page that replaces it.
  if (me.value?.must_change_password && to.name !== 'password') return { name: 'password', query: to.fullPath === '/calendar' || to.name === 'login' ? {} : { next: to.fullPath } }
  if (to.name === 'login' && me.value) return safeNext(to.query.next)
})

router.afterEach((to) => {
  document.title = to.meta.title ? `${t(to.meta.title)} · ${t('app.name')}` : t('app.name')
})

onPasswordDue(() => {
  const here = router.currentRoute.value
  if (here.name !== 'password') void router.push({ name: 'password', query: { next: here.fullPath } })
})

onSessionLost(() => {
  const here = router.currentRoute.value
  if (here.name !== 'login') void router.push({ name: 'login', query: { next: here.fullPath } })
})
