/** A table over all UTF-16 units: the bits of the roles that each mark has, 0 for other units. */
export function markRoles(roles: readonly (readonly [role: number, marks: string])[]): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const [role, marks] of roles) {
    for (let i = 0; i < marks.length; i++)
      table[marks.charCodeAt(i)] = (table[marks.charCodeAt(i)] as number) | role;
  }
  return table;
}
