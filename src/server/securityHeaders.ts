import { randomBytes } from 'node:crypto'

import type { Handler } from 'express'
import helmet from 'helmet'

/** What a browser shows as a page; all other responses are data, in which nothing may execute. */
const PAGES = /^\/(admin|_next|__nextjs)(\/|$)/i

/**
 * Sets the security headers of every response. An inline script in a page of the panel runs only with that response's
 * nonce, which Next reads from the request ({@link passPolicyOn}) and puts on its own scripts. `unsafe-eval` and a
 * WebSocket are allowed in development only, where Next reloads modules. Styles are unrestricted: React writes them
 * onto elements.
 */
export function securityHeaders({
  isHttps,
  isDevelopment,
}: {
  isHttps: boolean
  isDevelopment: boolean
}): Handler {
  const inDevelopment = (...sources: string[]) => (isDevelopment ? sources : [])
  const common = {
    crossOriginEmbedderPolicy: false,
    // Frontends on other hosts show our pictures.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
  } as const
  const ofPages = helmet({
    ...common,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'base-uri': ["'self'"],
        'connect-src': ["'self'", ...inDevelopment('ws:', 'wss:')],
        'font-src': ["'self'", 'data:'],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        'frame-src': ["'none'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'object-src': ["'none'"],
        'script-src': ["'self'", nonce, ...inDevelopment("'unsafe-eval'")],
        'style-src': ["'self'", "'unsafe-inline'"],
        'worker-src': ["'self'", 'blob:'],
      },
    },
  })
  const ofData = helmet({
    ...common,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
  })
  return (req, res, next) => (PAGES.test(req.path) ? ofPages : ofData)(req, res, next)
}

/** Next takes the nonce from a policy in the request's headers; a value sent by the client is overwritten. */
export const passPolicyOn: Handler = (req, res, next) => {
  req.headers['content-security-policy'] = String(res.getHeader('content-security-policy'))
  delete req.headers['content-security-policy-report-only']
  next()
}

/** 128 random bits, new for each response (Content Security Policy Level 3, section 2.3.1). */
function nonce(): string {
  return `'nonce-${randomBytes(16).toString('base64')}'`
}
