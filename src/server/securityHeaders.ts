import type { Handler } from 'express'
import helmet from 'helmet'

/**
 * The headers of every answer. The panel's own scripts are inline (Next streams them), so `unsafe-inline` stays;
 * `unsafe-eval` and a socket are for development alone, where Next reloads modules.
 */
export function securityHeaders({
  isHttps,
  isDevelopment,
}: {
  isHttps: boolean
  isDevelopment: boolean
}): Handler {
  const inDevelopment = (...sources: string[]) => (isDevelopment ? sources : [])
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'base-uri': ["'self'"],
        'connect-src': ["'self'", ...inDevelopment('ws:', 'wss:')],
        'font-src': ["'self'", 'data:'],
        'form-action': ["'self'"],
        'frame-ancestors': ["'self'"],
        'frame-src': ["'self'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'object-src': ["'none'"],
        'script-src': ["'self'", "'unsafe-inline'", ...inDevelopment("'unsafe-eval'")],
        'style-src': ["'self'", "'unsafe-inline'"],
        'worker-src': ["'self'", 'blob:'],
      },
    },
    crossOriginEmbedderPolicy: false,
    // Readers' pages on other hosts show our pictures.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  })
}
