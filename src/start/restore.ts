import { restoreInto } from '../backup/restore.ts'
import { ourMigrations } from '../machine/migrate.ts'
import { end, run, wordsIn } from './moving.ts'

/**
 * `npm run restore -- --from FILE --data DIR`: a backup into an empty place. Its status is that of src/start/backup.ts. The secrets
 * are in no backup.
 */
const { file: from, data, d1, district } = wordsIn('from')

await run(
  async () => {
    if (d1 === undefined) return restoreInto(data, { from, known: ourMigrations() })
    const { bindingsOf, restoreToCloudflare } = await import('../backup/cloudflare.ts')
    const { env, dispose } = await bindingsOf(d1, { district })
    return restoreToCloudflare(env, { from, known: ourMigrations() }).finally(dispose)
  },
  `恢复好了：${d1 ?? data}\n密钥不在备份里：把原来的AUTH_SECRET、DATA_SECRET、HISTORY_KEY放回去再开站（README.md）`,
).then(end)
