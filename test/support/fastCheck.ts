import { configureGlobal } from 'fast-check'

/**
 * fast-check with one seed for every run, so that a test fails for what the code does and never by chance. A failure prints the seed
 * and the path to its case; `FAST_CHECK_SEED=…` tries other cases.
 */
configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 20_261_126) })

export * from 'fast-check'
