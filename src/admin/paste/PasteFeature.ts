'use client'

import { createClientFeature } from '@payloadcms/richtext-lexical/client'

import { PasteNode } from './PasteNode'

export const PasteFeature = createClientFeature({ nodes: [PasteNode] })
