import { readFileSync } from 'node:fs'

import express from 'express'

/** Express as it comes, with the same bytes for everybody. */
const { FILE = '', PORT, TYPE = '' } = process.env
const body = readFileSync(FILE)

express()
  .get('/v1/articles/:slug', (_req, res) => {
    res.type(TYPE).send(body)
  })
  .listen(Number(PORT), '127.0.0.1')
