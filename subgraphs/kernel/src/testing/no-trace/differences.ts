/** Where two answers differ, and how: at most so many places that a person can read them. */
export function differences(one: unknown, other: unknown, path = ''): string[] {
  if (JSON.stringify(one) === JSON.stringify(other)) return [];
  if (typeof one === 'object' && typeof other === 'object' && one !== null && other !== null) {
    const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    const found = names.flatMap((name) => differences((one as never)[name], (other as never)[name], `${path}/${name}`));
    if (found.length > 0) return found.slice(0, 10);
  }
  return [`${path}: ${JSON.stringify(one)?.slice(0, 200)} and without the hidden ${JSON.stringify(other)?.slice(0, 200)}`];
}
