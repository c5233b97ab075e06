import * as fc from '../../support/fastCheck'
import { describe, expect, it } from 'vitest'

import { latest, toRFC3339, toRFC822 } from '../../../src/delivery/formats/dates'
import { commonLanguage } from '../../../src/delivery/formats/language'
import { renderStoryHTML } from '../../../src/delivery/formats/storyHTML'
import { storyURN } from '../../../src/delivery/formats/storyURN'
import { tag, xmlText } from '../../../src/delivery/formats/xml'
import { elementsOf } from '../../support/wellFormed'
import { richText, shown, picture } from '../../public/story'
import { oddText, published } from './stories'

describe('the name of a story for machines', () => {
  it('is its UUID, where it has one', () => {
    expect(storyURN('D9B2D63D-A233-4123-847A-7F1E3D2C5B6A')).toBe(
      'urn:uuid:d9b2d63d-a233-4123-847a-7f1e3d2c5b6a',
    )
  })

  it('stays what it is for ids of MongoDB', () => {
    // Written down: who changes this shows every story of every reader as new.
    expect(storyURN('665f1f77bcf86cd799439011')).toBe('urn:uuid:009ede09-2f05-84e2-aa15-311ddf56164c')
    const ids = fc.sample(fc.stringMatching(/^[0-9a-f]{24}$/), 500)
    expect(new Set(ids.map(storyURN)).size).toBe(new Set(ids).size)
  })
})

describe('moments', () => {
  it('are written as RFC 3339 and RFC 822 have them', () => {
    expect(toRFC3339('2026-11-23T13:00:00.000Z')).toBe('2026-11-23T13:00:00Z')
    expect(toRFC3339('2026-11-23T13:00:00.120+01:00')).toBe('2026-11-23T12:00:00.120Z')
    expect(toRFC822('2026-11-03T13:00:00.000Z')).toBe('Tue, 03 Nov 2026 13:00:00 GMT')
  })

  it('are left out where there is none', () => {
    for (const none of [null, undefined, '', 'soon', '+012345-01-01T00:00:00Z']) {
      expect([toRFC3339(none), toRFC822(none)]).toEqual([null, null])
    }
    expect(latest([null, 'soon'])).toBeNull()
    expect(latest(['2026-11-23T13:00:00.000Z', null, '2026-11-24T13:00:00.000Z'])).toBe(
      '2026-11-24T13:00:00Z',
    )
  })
})

describe('the language of a feed', () => {
  it('is that of its stories, where they have one', () => {
    expect(commonLanguage([{ language: 'en-gb' }, { language: 'en-GB' }])).toBe('en-GB')
    expect(commonLanguage([{ language: 'en' }, { language: 'fr' }])).toBeUndefined()
    expect(commonLanguage([])).toBeUndefined()
  })
})

describe('a text in XML', () => {
  it('makes no markup and no characters that XML has not, in an element or an attribute', () => {
    fc.assert(
      fc.property(oddText, (text) => {
        const [element] = elementsOf(tag('a', xmlText(text), { title: text }).replace('/>', ' />'))
        expect(element?.name).toBe('a')
      }),
    )
  })
})

describe('a story printed without its page', () => {
  it('begins with its dateline, in the first paragraph', () => {
    const print = (more: object) =>
      renderStoryHTML(published({ picture: null, corrections: [], authors: [], contributors: [], ...more }))
    expect(print({})).toBe('<p>BRUSSELS (AP) – North Korea will send troops.</p>')
    expect(print({ dateline: { located: 'PARIS', source: 'AFP' } })).toMatch(/^<p>PARIS \(AFP\) – North/)
    expect(print({ dateline: null })).toBe('<p>North Korea will send troops.</p>')
    expect(print({ body: richText(shown(picture())) })).toMatch(/^<p>BRUSSELS \(AP\) –<\/p>\n<figure>/)
  })

  it('ends with what was corrected and who contributed', () => {
    expect(renderStoryHTML(published()).split('\n').slice(-2)).toEqual([
      '<p><strong>Correction:</strong> The number was wrong.</p>',
      expect.stringMatching(/^<p><em>Kopp reported from Washington\..*<\/em><\/p>$/),
    ])
  })
})
