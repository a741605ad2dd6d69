/** What is answered before any district is: nothing in it says which districts there are. */
const page = (title: string, words: string): string => `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}　公益创投</title>
    <link rel="stylesheet" href="/styles.css">
    <link rel="icon" href="/seal.svg" type="image/svg+xml">
  </head>
  <body>
    <header class="site">
      <div class="page">
        <span class="brand"><span class="seal" aria-hidden="true">益</span>公益创投</span>
      </div>
    </header>
    <main id="main">
      <div class="page">
        <div class="head">
          <div>
            <h1>${title}</h1>
            <p>${words}</p>
          </div>
        </div>
      </div>
    </main>
  </body>
</html>
`

/** 421: this machine serves no site of that name. There is no first district that strays would be led to. */
export const noSiteHere = (request: Request): Response =>
  answerOf(request, 421, 'unknown-host', '这里没有这个网站', '请核对网址，或者向本区公益创投办公室问清网址。')

/** 503: its database is being brought up to date, or cannot be opened. */
export const notNow = (request: Request): Response =>
  answerOf(request, 503, 'not-served', '网站正在维护', '已经交上来的都在。请过几分钟再打开这一页。')

function answerOf(request: Request, status: number, why: string, title: string, words: string): Response {
  const isMachine = request.headers.get('accept')?.includes('application/json') ?? false
  const problem = { type: 'about:blank', status, why, title: `${title}：${words}`, clause: null }
  const type = isMachine ? 'application/problem+json' : 'text/html'
  const headers = {
    ...SAYS,
    'content-type': `${type}; charset=utf-8`,
    ...(status === 503 && { 'retry-after': '60' }),
  }
  const body = isMachine ? JSON.stringify(problem) : page(title, words)
  return new Response(request.method === 'HEAD' ? null : body, { status, headers })
}

const SAYS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  vary: 'accept',
}
