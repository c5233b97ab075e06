import { readFileSync } from 'node:fs'

import type { Handler } from 'express'
import type { Payload } from 'payload'

import { Refusal } from '../../errors'
import { isKnown } from './isKnown'

type Handle = (...args: [Parameters<Handler>[0], Parameters<Handler>[1]]) => Promise<void>

/**
 * Next's request handler, where an action that the build does not have is answered 404 as Next does it, so that an open tab of an older build
 * knows to load the page again, and any other action only for those who are signed in: 401 for the rest.
 *
 * Upstream, Next 16.4.6: an unknown action is looked for in half of Next's code, and a known one is run for anyone, with a body of megabytes.
 * Why that is wrong here: strangers could keep the newsroom's one process busy. Upstream issue: no issue known.
 * On upgrade: does the build still write `.next/server/server-reference-manifest.json` with `node` by the actions' ids, and does the panel's
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

/** What Next's build writes: its actions by their ids. */
interface Manifest {
  readonly node: Readonly<Record<string, unknown>>
}
