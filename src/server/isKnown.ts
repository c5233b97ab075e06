export { isKnown } from '../payload/patches/isKnown'
