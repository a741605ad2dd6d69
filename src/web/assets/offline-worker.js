// Stands between the browser and the site for one thing alone: where a page cannot be reached, ours says so in place of the
// browser's own error. It keeps nothing, of anybody: the page is this text.
'use strict'

/** An empty question leads to the address that was asked for. */
const PAGE = `<!doctype html>
<html lang="zh-CN">
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>没有联网　公益创投</title>
  <style>
    body { max-width: 40rem; margin: 3rem auto; padding: 0 1rem; font: 1.125rem/1.7 system-ui, sans-serif; color: #1a2427; }
    h1 { font-size: 1.5rem; line-height: 1.4; }
    a { display: inline-block; padding: .6rem 1.4rem; border-radius: 3px; background: #0b5665; color: #fff; text-decoration: none; }
  </style>
  <main>
    <h1>没有联网，还没有办成</h1>
    <p>现在连不上网站。写的长文字留在这台设备上：联网以后再试一次，或者返回刚才那一页，再按一次。</p>
    <p><a href="?">再试一次</a></p>
  </main>
</html>`
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
}

addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) => event.waitUntil(clients.claim()))
addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate') event.respondWith(reach(event.request))
})

async function reach(request) {
  try {
    return await fetch(request)
  } catch {
    return new Response(PAGE, { status: 503, headers: HEADERS })
  }
}
