import { beforeEach, expect, it, vi } from 'vitest'

import { postgresPrograms, postgresUser } from '../../src/commands/postgresPrograms'
import { startThrowAwayPostgres } from '../../src/commands/throwAwayPostgres'

vi.mock('../../src/commands/postgresPrograms')

const say = vi.fn()
beforeEach(() => say.mockClear())

it('says what to install where there is no PostgreSQL', async () => {
  vi.mocked(postgresPrograms).mockReturnValue(undefined)
  await expect(startThrowAwayPostgres({ say })).rejects.toMatchObject({
    code: 'no-postgres',
    message: expect.stringContaining('apt-get install postgresql') as unknown,
  })
  expect(say).not.toHaveBeenCalled()
})

it('says who may start it where root may not and there is no other user', async () => {
  vi.mocked(postgresPrograms).mockReturnValue('/usr/lib/postgresql/15/bin')
  vi.mocked(postgresUser).mockReturnValue(undefined)
  await expect(startThrowAwayPostgres({ say })).rejects.toMatchObject({
    code: 'no-postgres',
    message: expect.stringContaining('Start the demo as another user') as unknown,
  })
  expect(say).not.toHaveBeenCalled()
})
