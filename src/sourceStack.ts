import { existsSync, readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { fileURLToPath } from 'node:url'

const maps = new Map<string, SourceMap | undefined>()

/**
 * A stack trace with the positions in the sources, where a program runs compiled (`dist`). Node's own source maps would
 * load those of every file at the start; this loads one when an error is printed.
 */
export function sourceStack(stack: string): string {
  return stack.replace(
    /(file:\/\/\/\S+?\.js):(\d+):(\d+)/g,
    (position, url: string, line: string, column: string) => {
      const entry = mapOf(fileURLToPath(url))?.findEntry(Number(line) - 1, Number(column) - 1)
      if (!entry || !('originalSource' in entry)) return position
      return `${new URL(entry.originalSource, url).href}:${entry.originalLine + 1}:${entry.originalColumn + 1}`
    },
  )
}

function mapOf(file: string): SourceMap | undefined {
  if (!maps.has(file)) {
    const map = `${file}.map`
    // Packages have maps of their own, but without their sources.
    const isOurs = !file.includes('node_modules') && existsSync(map)
    maps.set(file, isOurs ? new SourceMap(JSON.parse(readFileSync(map, 'utf8'))) : undefined)
  }
  return maps.get(file)
}
