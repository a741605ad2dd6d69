/**
 * What is done with all proposals of a round together: opened where they are sealed, looked through for copies. The columns
 * are those of table.ts. The round asked for is not sealed: there is no record of an opening.
 */
export const TOGETHER: Record<string, string> = {
  'GET /calls/:id/opening': '?????????????',
  'GET /calls/:id/opening.txt': '?????????????',
}
