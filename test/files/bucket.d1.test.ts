import { env } from 'cloudflare:workers'
import { describe } from 'vitest'
import { bucketUnder } from '../../src/districts/bucket.ts'
import { holdsAsABucket } from '../machine/bucket.ts'

holdsAsABucket(() => env.FILES)

describe('a district’s part of it', () => {
  holdsAsABucket(() => bucketUnder(env.FILES, 'dongcheng'))
})
