// Runs before the first paint so that a chosen theme or language does not flash.
// A file of its own because the content security policy forbids inline scripts.
try {
  var root = document.documentElement
  var theme = localStorage.getItem('xx.theme')
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
  if (localStorage.getItem('xx.text') === 'large') root.dataset.text = 'large'
  if (localStorage.getItem('xx.lang') === 'en') root.lang = 'en'
} catch {
  // Storage may be closed to us; the defaults stand.
}
