import { fail } from '../fail'
import { buildPanel } from './buildPanel'
import { compile } from './compile'

/** `npm run build`: compiles the server and the commands (`dist`), and builds the admin panel (`.next`). */
try {
  console.log(`Compiled the server and the commands in ${(await compile()).toFixed(1)} s.`)
  await buildPanel({ say: console.log })
  console.log('Next: npm start')
  process.exit(0)
} catch (error) {
  fail(error)
}
