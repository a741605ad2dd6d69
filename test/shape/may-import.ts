import { KINDS } from './house.ts'

/**
 * What each kind of file may import. 'own:store' is the store of the same stage, 'earlier:store' that of a stage before it,
 * 'people:rules' a kind of file of the ground, 'web' any file there; a package is named in full. 'type …': for its types only.
 */
export const MAY_IMPORT: Record<string, string[]> = {
  rules: [
    ...['own:rules', 'earlier:rules', 'shared', 'rulebook', 'people:rules', 'organizations:rules'],
    ...['history:rules', 'letters:rules', 'files:rules', 'reversals:rules', 'personal:rules', 'owners:rules'],
    'post:rules',
  ],
  tables: ['own:rules', 'type shared', 'drizzle-orm/sqlite-core'],
  store: [
    ...['own:rules', 'own:tables', 'own:store', 'earlier:rules', 'earlier:tables', 'earlier:store'],
    ...[
      'history:rules',
      'history:tables',
      'history:store',
      'history:subjects',
      'people:rules',
      'people:tables',
      'people:store',
    ],
    ...['organizations:rules', 'organizations:tables', 'organizations:store'],
    ...[
      'calendar:rules',
      'calendar:store',
      'files:rules',
      'files:tables',
      'files:store',
      'personal:rules',
      'post:rules',
      'personal:store',
      'post:store',
      'owners:rules',
      'owners:tables',
      'owners:store',
      'rulebook',
      'shared',
      'db',
      'drizzle-orm',
      'drizzle-orm/sqlite-core',
    ],
  ],
  actions: [
    ...['own:rules', 'own:store', 'own:actions', 'earlier:rules', 'earlier:store'],
    ...[
      'history:rules',
      'history:store',
      'history:subjects',
      'letters:rules',
      'letters:store',
      'people:rules',
    ],
    ...['organizations:rules', 'organizations:store', 'owners:rules', 'owners:store'],
    ...['rulebook', 'paths', 'shared', 'db', 'files', 'reversals:rules', 'type reversals:actions'],
  ],
  forms: [
    ...[
      'own:rules',
      'own:forms',
      'earlier:rules',
      'earlier:forms',
      'people:rules',
      'owners:rules',
      'rulebook:rules',
      'rulebook:forms',
      'shared',
    ],
    ...['web:boxes', 'zod', 'fflate', 'read-excel-file/universal'],
  ],
  pages: [
    ...['own:rules', 'own:forms', 'own:pages', 'earlier:rules', 'earlier:pages', 'people:rules'],
    ...['organizations:rules', 'organizations:pages', 'history:rules', 'reversals'],
    ...['type own:store', 'rulebook', 'web', 'paths', 'shared', 'hono/jsx', 'hono/html'],
    ...['files:rules', 'files:pages', 'personal:rules', 'personal:forms', 'personal:pages'],
    ...['owners:rules', 'owners:pages', 'letters:rules', 'post:rules'],
    ...['write-excel-file/universal', 'docx'],
  ],
  routes: [
    ...KINDS.filter((kind) => kind !== 'tables').map((kind) => `own:${kind}`),
    ...[
      'earlier:rules',
      'earlier:store',
      'calendar:store',
      'organizations:rules',
      'organizations:store',
      'history:store',
      'people:rules',
      'people:session',
      'files',
      'reversals',
      'personal',
      'owners:rules',
      'rulebook',
      'web',
      'paths',
      'shared',
      'hono',
      'zod',
    ],
  ],
}

/** An expert enters the pool by an invitation: the one place where a stage acts through the ground. */
export const BESIDES: Record<string, string[]> = {
  'panel:actions': ['people:actions', 'people:store'],
  // what each stage declares as reversible, asked in one place; its single acts, done to many
  'desks:routes': ['earlier:actions', 'organizations:reversal', 'organizations:actions'],
}

/** Each part of the ground stands on these others and on no stage. */
export const GROUND_MAY_IMPORT: Record<string, string[]> = {
  shared: [],
  paths: ['shared'],
  db: [],
  rulebook: ['shared', 'db', 'paths', 'web', 'history', 'letters:rules', 'letters:store', 'people:rules'],
  history: ['shared', 'db'],
  web: ['shared', 'paths', 'people:rules', 'history:rules', 'type people:asker', 'type db'],
  calendar: [
    'shared',
    'db',
    'paths',
    'web',
    'history',
    'letters:rules',
    'letters:store',
    'people:rules',
    'people:tables',
  ],
  letters: ['shared', 'db', 'paths', 'web', 'history', 'people:rules', 'people:tables'],
  // what leaves the site, and by what
  post: ['shared', 'db', 'paths', 'web', 'history', 'letters', 'people', 'node:tls', 'nodemailer'],
  people: ['shared', 'db', 'paths', 'web', 'history', 'letters', 'files'],
  organizations: [
    ...['shared', 'db', 'paths', 'web', 'history', 'letters', 'people', 'rulebook', 'files', 'reversals'],
  ],
  reversals: ['shared', 'db', 'paths', 'web', 'history', 'letters', 'people:rules', 'rulebook'],
  personal: ['shared', 'db', 'web', 'history', 'people:rules'],
  owners: ['shared', 'db', 'web', 'people:rules'],
  kept: [],
  // which site a request is for, before there is one
  districts: ['shared', 'db', 'type web'],
  files: ['shared', 'db', 'paths', 'web', 'history', 'letters', 'people:rules', 'people:tables'],
}
