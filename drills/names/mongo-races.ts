import type { Drill, Finding } from '../drill'
import { openMongoNewsroom, wrongLatest, type MongoNewsroom, type Reply } from '../mongoNewsroom'
import { richText } from '../../test/int/material'

export const drill: Drill = {
  about:
    'saves the same stories at the same moment, by two servers over one MongoDB: none is lost, each answer is clear',
  options: { servers: '2' },
  async run({ options, say }) {
    say('starting mongod and the servers')
    const newsroom = await openMongoNewsroom({ servers: Number(options.servers) })
    try {
      return await race({ newsroom, say })
    } finally {
      await newsroom.close()
    }
  },
}

async function race({
  newsroom,
  say,
}: {
  newsroom: MongoNewsroom
  say: (line: string) => void
}): Promise<readonly Finding[]> {
  const create = (headline: string, server = 0) =>
    newsroom.ask('/api/articles?depth=0', {
      method: 'POST',
      body: { headline, body: richText('A story.'), _status: 'draft' },
      server,
    })
  const publish = (id: string, round: number) =>
    newsroom.ask(`/api/articles/${id}?depth=0`, {
      method: 'PATCH',
      body: { _status: 'published', summary: `Round ${round}` },
      server: round,
    })
  const ids: string[] = []
  for (let index = 0; index < 21; index += 1) ids.push((await create(`Contested ${index}`)).doc!.id)

  say('200 publishes of 20 stories')
  const many = await all(200, (index) => publish(ids[index % 20]!, Math.floor(index / 20) + index))
  say('20 publishes of one story')
  const one = await all(20, (index) => publish(ids[20]!, index))
  say('20 stories of one headline')
  const headlines = await all(20, (index) => create('Breaking news', index))
  say('20 sign-ins of one account')
  const signIns = await all(20, (index) => newsroom.signIn(index))

  const versions = await newsroom.mongod.read<{ parent: unknown }>('_articles_versions')
  const kept = (id: string) => versions.filter(({ parent }) => String(parent) === id).length
  const own = (id: string) => [...many, ...one].filter((reply) => reply.doc?.id === id).length
  // The first version is the draft's.
  const lost = ids.filter((id) => kept(id) !== own(id) + 1).length
  const slugs = new Set(headlines.map(({ doc }) => doc?.slug).filter(Boolean))
  const wrong = await wrongLatest(newsroom)
  const everything = [...many, ...one, ...headlines, ...signIns]
  const faults = everything.filter(({ status, code }) => !isGood(status) && code !== 'write-conflict')
  const longest = Math.round(Math.max(...everything.map(({ ms }) => ms)))
  return [
    tally('200 publishes of 20 stories', many),
    tally('20 publishes of one story', one),
    {
      ...tally('20 stories of one headline', headlines),
      isKept: headlines.every(({ status }) => isGood(status)),
    },
    { what: 'different addresses of them', count: slugs.size, isKept: slugs.size === 20 },
    tally('20 sign-ins of one account', signIns),
    {
      what: 'answers that are neither 2xx nor 409 write-conflict',
      count: faults.length === 0 ? 0 : faults.map(({ status, code }) => `${status} ${code ?? ''}`).join(', '),
      isKept: faults.length === 0,
    },
    { what: 'stories whose versions are not those that were acknowledged', count: lost, isKept: lost === 0 },
    { what: 'stories with not exactly one latest version', count: wrong, isKept: wrong === 0 },
    { what: 'longest answer', count: `${longest} ms`, isKept: true },
  ]
}

function all(count: number, work: (index: number) => Promise<Reply>): Promise<Reply[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => work(index)))
}

function isGood(status: number): boolean {
  return status === 200 || status === 201
}

function tally(what: string, replies: readonly Reply[]): Finding {
  const good = replies.filter(({ status }) => isGood(status)).length
  const conflicts = replies.filter(({ code }) => code === 'write-conflict').length
  return { what, count: `${good} done, ${conflicts} told to try again`, isKept: good > 1 }
}
