import { env } from 'cloudflare:workers'
import { holdsAsABucket } from '../machine/bucket.ts'

holdsAsABucket(() => env.FILES)
