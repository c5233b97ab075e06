import { readFileSync } from 'node:fs'

import type { Handler } from 'express'
import type { Payload } from 'payload'

import { Refusal } from '../../errors'
import { isKnown } from './isKnown'

type Handle = (...args: [Parameters<Handler>[0], Parameters<Handler>[1]]) => Promise<void>

/**
 * Wraps Next's request handler. A server action unknown to this build is answered with 404 as Next does, so that a tab from an older build
 * reloads the page. Other actions require a signed-in user (401).
 *
 * Upstream, Next 16.4.6: an unknown action passes through much of Next's code, and a known one runs for any caller, with a body of
 * megabytes. Why that is wrong here: strangers could keep the newsroom's single process busy. Upstream issue: no issue known.
 * On upgrade: does the build still write `.next/server/server-reference-manifest.json` with `node` keyed by action id, and does the panel's
 * client still read `x-nextjs-action-not-found`?
 */
export function guardActions({ handle, payload }: { handle: Handle; payload: Payload }): Handle {
  const { node } = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as Manifest
  return async (req, res) => {
    const action = req.headers['next-action']
    if (action !== undefined && !Object.hasOwn(node, String(action))) {
      res
        .status(404)
        .setHeader('x-nextjs-action-not-found', '1')
        .type('text')
        .send('Server action not found.')
      return
    }
    if (action !== undefined && !(await isKnown({ req, payload }))) {
      throw new Refusal({ status: 401, code: 'sign-in-required', message: 'Sign in first.' })
    }
    await handle(req, res)
  }
}

/** The manifest written by Next's build: its server actions by id. */
interface Manifest {
  readonly node: Readonly<Record<string, unknown>>
}
