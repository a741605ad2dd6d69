/** Said where the site is built (start/build.ts, start/deploy.ts): what all files of assets/ are, as one hash. */
declare const ASSETS_HASH: string | undefined

const FOLDER = typeof ASSETS_HASH === 'string' ? `/assets/${ASSETS_HASH}` : ''

/**
 * The address of a file that is served as it is. In a site that is built it stands in a folder named by the hash, so that a
 * browser asks for it once and never again; files that import each other by './' stay in it. Else at the root, asked for each time.
 */
export const asset = (name: string): string => `${FOLDER}/${name}`
