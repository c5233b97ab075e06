import { fail } from '../fail'
import { buildAll } from './buildAll'

/** `npm run build`: builds the admin panel (`.next`) and compiles the server and the commands (`dist`). */
try {
  await buildAll({ say: console.log })
  console.log('Next: npm start')
  process.exit(0)
} catch (error) {
  fail(error)
}
