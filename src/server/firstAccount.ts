import type { Handler } from 'express'
import type { Payload } from 'payload'

/**
 * Payload sends everybody who comes to an empty newsroom to a form for its first account. That door is closed
 * here (`first-register-closed`), so this page stands in its place and says how the first account is made.
 */
export function firstAccount({ payload }: { payload: Payload }): Handler {
  return async (_req, res, next) => {
    const { totalDocs } = await payload.count({ collection: 'users' })
    if (totalDocs > 0) {
      next()
      return
    }
    res.status(200).setHeader('cache-control', 'no-store').type('html').send(PAGE)
  }
}

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Nobody can sign in yet · Dateline</title>
<style>
:root { color-scheme: light dark; --ink: #16233b; --paper: #fdfcf9; --signal: #d9412b; --quiet: #5b6474 }
@media (prefers-color-scheme: dark) { :root { --ink: #eceff5; --paper: #16181d; --signal: #ff6b52; --quiet: #a4abb8 } }
body { background: var(--paper); color: var(--ink); font: 1rem/1.6 ui-sans-serif, system-ui, sans-serif; margin: 0 }
main { margin: 16vh auto 0; max-width: 34rem; padding: 0 1.5rem }
h1 { border-left: 4px solid var(--signal); font: 600 1.9rem/1.2 'Iowan Old Style', Palatino, Georgia, serif; padding-left: .8rem }
pre { border: 1px solid color-mix(in srgb, var(--ink) 18%, transparent); border-radius: 4px; overflow-x: auto; padding: .7rem 1rem }
p { color: var(--quiet) } a { color: inherit }
</style>
</head>
<body>
<main>
<h1>Nobody can sign in yet</h1>
<p>This newsroom has no accounts. Whoever runs the server makes the first one, in Dateline’s folder:</p>
<pre>npm run user -- add you@example.com --role admin</pre>
<p>or brings the AP story and an account with it:</p>
<pre>npm run seed</pre>
<p>Both print a password. Then <a href="/admin">sign in</a>.</p>
</main>
</body>
</html>
`
