import { describe, expect, it } from 'vitest'
import { decode, MAX_WIRE_BYTES, MAX_WIRE_LINES } from '../../src/wire/bytes'
import { WireError } from '../../src/wire/errors'
import { normalise } from '../../src/wire/normalise'
import { parse } from '../../src/wire/parse'

function codeOf(read: () => unknown): string {
  try {
    read()
  } catch (error) {
    if (error instanceof WireError) return error.code
    throw error
  }
  return 'read'
}

describe('raw bytes', () => {
  it('are UTF-8, with and without a byte order mark', () => {
    expect(decode(new TextEncoder().encode('café —'))).toEqual({ text: 'café —', encoding: 'utf-8' })
    expect(decode(new TextEncoder().encode('\uFEFFcafé —'))).toEqual({ text: 'café —', encoding: 'utf-8' })
  })

  it('are Windows-1252 where they are not UTF-8, curly quotes and dashes included', () => {
    const bytes = Uint8Array.of(0x80, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0x9c, 0x9f, 0xe9, 0x20, 0x41)
    expect(decode(bytes)).toEqual({ text: '€‘’“”–—œŸé A', encoding: 'windows-1252' })
  })

  it('are UTF-16 where the byte order mark says so', () => {
    expect(decode(Uint8Array.of(0xff, 0xfe, 0x41, 0, 0x14, 0x20))).toEqual({
      text: 'A—',
      encoding: 'utf-16le',
    })
    expect(decode(Uint8Array.of(0xfe, 0xff, 0, 0x41, 0x20, 0x14))).toEqual({
      text: 'A—',
      encoding: 'utf-16be',
    })
  })

  it('give the same story as their text', () => {
    const copy = '\uFEFFOSLO (AP) — The café closed.\r\nIt opens again.'
    expect(parse(new TextEncoder().encode(copy))).toEqual(parse(copy))
  })

  it('are refused when they are empty, binary or too many', () => {
    expect(codeOf(() => parse(new Uint8Array()))).toBe('empty')
    expect(codeOf(() => parse(' \r\n\t\u00a0\n'))).toBe('empty')
    expect(codeOf(() => parse('\uFEFF'))).toBe('empty')
    expect(codeOf(() => parse('text\n\0'))).toBe('binary')
    expect(codeOf(() => parse('\u0001\u0002text'))).toBe('binary')
    expect(codeOf(() => decode(new Uint8Array(MAX_WIRE_BYTES + 1).fill(0x61)))).toBe('too-large')
    expect(codeOf(() => parse('a'.repeat(MAX_WIRE_BYTES + 1)))).toBe('too-large')
    expect(codeOf(() => parse('a\n'.repeat(MAX_WIRE_LINES)))).toBe('too-large')
    expect(codeOf(() => parse('a\r\n'.repeat(MAX_WIRE_LINES - 1)))).toBe('read')
    expect(codeOf(() => parse('é'.repeat(MAX_WIRE_BYTES / 2 + 1)))).toBe('too-large')
  })

  it('tell the line of a NUL character', () => {
    expect(() => parse('one\ntwo\0')).toThrow(expect.objectContaining({ code: 'binary', line: 2 }))
  })

  it('may hold an agency’s few control characters', () => {
    expect(codeOf(() => parse('\u0001\u0002OSLO (AP) — The harbour board met on Tuesday.\u0003'))).toBe(
      'read',
    )
  })
})

describe('the normalised text', () => {
  it('folds line ends, white space at the ends of lines, outer blank lines and the byte order mark', () => {
    expect(normalise('\uFEFF\r\n one \t\r\ntwo\u00a0\r\rthree\n\n')).toBe(' one\ntwo\n\nthree')
  })

  it('keeps what makes copy different', () => {
    const copies = ['a  b', 'a b', 'A b', '“a”', '"a"', 'a — b', 'a - b', 'a\n\nb', 'a\nb', '  a']
    expect(new Set(copies.map(normalise)).size).toBe(copies.length)
  })

  it('is its own normalised text', () => {
    const once = normalise('\n one \r\n\r\n two\t\n')
    expect(normalise(once)).toBe(once)
    expect(normalise(' \n ')).toBe('')
  })
})
