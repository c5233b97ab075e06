import { plainText } from '../../richtext/plainText'
import { countWords } from '../../words/countWords'
import type { Step } from '../decide'

export const countWordsOf: Step = (draft) => {
  const { data } = draft
  return { ...draft, data: { ...data, wordCount: countWords(plainText(data.body)) } }
}
