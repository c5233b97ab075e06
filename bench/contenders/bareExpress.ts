import { readFileSync } from 'node:fs'

import express from 'express'

/** Unconfigured Express that answers every request with the same bytes. */
const { FILE = '', PORT, TYPE = '' } = process.env
const body = readFileSync(FILE)

express()
  .get('/v1/articles/:slug', (_req, res) => {
    res.type(TYPE).send(body)
  })
  .listen(Number(PORT), '127.0.0.1')
