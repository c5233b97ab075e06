import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

/** Node's own HTTP server, answering every request with the same bytes: the upper bound for JavaScript on this machine. */
const { FILE = '', PORT, TYPE = '' } = process.env
const body = readFileSync(FILE)

createServer((_req, res) => {
  res.writeHead(200, { 'content-type': TYPE, 'content-length': body.length })
  res.end(body)
}).listen(Number(PORT), '127.0.0.1')
