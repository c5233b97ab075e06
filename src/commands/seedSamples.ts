import { randomUUID } from 'node:crypto'

import type { CollectionSlug, Payload, PayloadRequest } from 'payload'
import sharp from 'sharp'

import { inTransaction } from '../database/inTransaction'
import { toRichText } from '../ingest/richText'
import type { Sample } from '../../seed/samples'

/**
 * Publishes samples that the newsroom does not have yet, with their topics, authors and pictures. Returns how many.
 * Each is created completely or not at all; existing ones are left unchanged, also in the trash.
 */
export async function seedSamples({
  payload,
  samples,
  say,
}: {
  payload: Payload
  samples: readonly Sample[]
  say: (line: string) => void
}): Promise<number> {
  let brought = 0
  for (const sample of samples) {
    if (await isThere({ payload, sample })) continue
    const bytes = await drawPicture(sample.picture.colours)
    await inTransaction({ payload }, (req) => publish({ req, sample, bytes }))
    brought += 1
    if (samples.length > 1) say(`  ${brought} of ${samples.length}: ${sample.headline}`)
  }
  return brought
}

async function isThere({ payload, sample }: { payload: Payload; sample: Sample }): Promise<boolean> {
  const { totalDocs } = await payload.count({
    collection: 'articles',
    trash: true,
    where: { headline: { equals: sample.headline } },
  })
  return totalDocs > 0
}

async function publish({
  req,
  sample,
  bytes,
}: {
  req: PayloadRequest
  sample: Sample
  bytes: Buffer
}): Promise<void> {
  const { payload } = req
  const { alt } = sample.picture
  const file = { name: `sample-${randomUUID()}.png`, data: bytes, mimetype: 'image/png', size: bytes.length }
  const picture = await payload.create({
    collection: 'media',
    data: { alt, credit: 'Drawn for Dateline' },
    depth: 0,
    file,
    req,
  })
  const author = await findOrCreate({ req, collection: 'authors', name: sample.author })
  const topic = await findOrCreate({ req, collection: 'topics', name: sample.topic })
  await payload.create({
    collection: 'articles',
    data: {
      headline: sample.headline,
      summary: sample.summary,
      dateline: { located: sample.located, text: `${sample.located} –` },
      body: toRichText(sample.paragraphs.map((text, line) => ({ type: 'paragraph', text, line }))),
      authors: [{ author }],
      topics: [topic],
      picture: picture.id,
      language: 'en',
      _status: 'published',
    },
    depth: 0,
    req,
  })
}

async function findOrCreate({
  req,
  collection,
  name,
}: {
  req: PayloadRequest
  collection: CollectionSlug & ('authors' | 'topics')
  name: string
}): Promise<string> {
  const { docs } = await req.payload.find({
    collection,
    depth: 0,
    limit: 1,
    req,
    where: { name: { equals: name } },
  })
  return docs[0]?.id ?? (await req.payload.create({ collection, data: { name }, depth: 0, req })).id
}

const WIDTH = 1_600
const HEIGHT = 900

/**
 * A horizon in two colours, so that the samples take no room in the repository. Drawn pixel by pixel: in this process
 * sharp decodes only the formats of uploads, and SVG is not one of them.
 */
function drawPicture([from, to]: readonly [string, string]): Promise<Buffer> {
  const ground = Buffer.from(from.slice(1), 'hex')
  const light = Buffer.from(to.slice(1), 'hex')
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3)
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const isGround = y > 640 - 80 * Math.sin(x / 260)
      const isSun = Math.hypot(x - 1_180, y - 330) < 120
      const share = isGround ? 1 : isSun ? 0 : y / HEIGHT
      for (let channel = 0; channel < 3; channel += 1) {
        const mixed = ground[channel]! * share + light[channel]! * (1 - share)
        pixels[(y * WIDTH + x) * 3 + channel] = Math.round(mixed)
      }
    }
  }
  return sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .png()
    .toBuffer()
}
