import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseToml } from '../../../src/start/cloudflare/read.ts'
import { codesIn, configOf, withDistrict } from '../../../src/start/cloudflare/toml.ts'
import { missing } from '../../../src/start/deploy.ts'
import { MOST_ON_WORKER } from '../../../src/districts/bindings.ts'

const ONE = readFileSync('wrangler.toml', 'utf8')
const id = (last: string) => `3f1c0000-0000-4000-8000-00000000000${last}`
const EAST = { code: 'dongcheng', hosts: ['dongcheng.example.cn'], id: id('1') }
const WEST = { code: 'xi-cheng', hosts: ['xicheng.example.cn', 'west.example.cn'], id: id('2') }

function added(text: string, asked = EAST): string {
  const changed = withDistrict(text, asked, parseToml)
  if (!changed.ok) throw new Error(changed.refusal)
  return changed.value
}
const refused = (text: string, asked: typeof EAST) => {
  const changed = withDistrict(text, asked, parseToml)
  return changed.ok ? '' : changed.refusal
}

describe('a district of wrangler.toml', () => {
  test('has its database, its names, and its turn by night; what else stood there stays, words and all', () => {
    const text = added(added(ONE), WEST)
    const config = configOf(parseToml(text))
    expect(config).toMatchObject({
      d1_databases: [
        { binding: 'DB_DONGCHENG', database_name: 'gongyi-rounds-dongcheng', database_id: id('1') },
        { binding: 'DB_XI_CHENG', database_name: 'gongyi-rounds-xi-cheng', database_id: id('2') },
      ],
      vars: { DISTRICTS: { dongcheng: EAST.hosts, 'xi-cheng': WEST.hosts } },
      triggers: { crons: ['* * * * *'] },
      r2_buckets: [{ binding: 'FILES', bucket_name: 'gongyi-rounds-files' }],
    })
    expect(codesIn(config)).toEqual(['dongcheng', 'xi-cheng'])
    for (const line of ONE.split('\n').filter((one) => one.startsWith('#'))) expect(text).toContain(line)
  })

  test.each([
    ['a code that is there', { ...WEST, code: 'dongcheng' }, '已经有代号'],
    ['a name that is there', { ...WEST, hosts: EAST.hosts }, '已经是dongcheng的域名'],
    ['a database that is there', { ...WEST, id: EAST.id }, '已经是别的区的'],
    ['no database', { ...WEST, id: '' }, 'npx wrangler d1 create gongyi-rounds-xi-cheng'],
    ['a database of zeros', { ...WEST, id: '00000000-0000-0000-0000-000000000000' }, '--id'],
    ['no code', { ...WEST, code: 'Xi"]\nname = "x' }, '代号'],
    ['no name', { ...WEST, hosts: [] }, '--host'],
  ])('is not added with %s', (_, asked, says) => expect(refused(added(ONE), asked)).toContain(says))

  test('is not added to a Worker of one site, to a full one, nor where the text is not understood', () => {
    const filled = ONE.replace('00000000-0000-0000-0000-000000000000', id('9'))
    expect(refused(filled, EAST)).toContain('这里是一个站点')
    const strange = ONE.replace(
      '[triggers]\ncrons = ["*/10 * * * *"]',
      'triggers = { crons = ["*/10 * * * *"] }',
    )
    expect(refused(strange, EAST)).toContain('没有改它')
    const many = Array.from({ length: MOST_ON_WORKER }, (_, at) => `a${at} = "a${at}.cn"\n`).join('')
    expect(refused(`${ONE}\n[vars.DISTRICTS]\n${many}`, EAST)).toContain(`最多${MOST_ON_WORKER}个区`)
  })

  test('is deployed with its own secrets, and says which it lacks', () => {
    const text = added(added(ONE), WEST)
    const secrets = ['AUTH_SECRET_DONGCHENG', 'DATA_SECRET_DONGCHENG', 'AUTH_SECRET_XI_CHENG']
    expect(missing(text, secrets, ['dongcheng', 'xi-cheng'])).toEqual([
      expect.stringContaining('缺少密钥DATA_SECRET_XI_CHENG'),
    ])
    expect(missing(text, [...secrets, 'DATA_SECRET_XI_CHENG'], ['dongcheng', 'xi-cheng'])).toEqual([])
    const open = `${text.replace('[vars.DISTRICTS]', '[vars]\nAUTH_SECRET_DONGCHENG = "x"\n\n[vars.DISTRICTS]')}`
    expect(missing(open, [...secrets, 'DATA_SECRET_XI_CHENG'], ['dongcheng', 'xi-cheng'])).toEqual([
      'AUTH_SECRET_DONGCHENG是密钥，不能写在wrangler.toml里',
    ])
    const nightly = text.replace('* * * * *', '*/10 * * * *').replace('"DB_XI_CHENG"', '"DB_OTHER"')
    expect(missing(nightly, [...secrets, 'DATA_SECRET_XI_CHENG'], ['dongcheng', 'xi-cheng'])).toEqual([
      expect.stringContaining('没有数据库DB_XI_CHENG'),
      expect.stringContaining('crons = ["* * * * *"]'),
    ])
  })
})
