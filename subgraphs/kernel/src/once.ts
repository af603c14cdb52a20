/** Ids held of one generation: 25,000 requests a second, and some 50 MB at most. */
const MOST = 500_000;

/**
 * Whether something is seen for the first time within `span` milliseconds. Two generations, so that what has passed is
 * forgotten without looking at each.
 *
 * What is held is bounded. Beyond it nothing is new: a flood may cost its own time an answer, and never lets a replay in.
 */
export function createOnce(span: number, most = MOST): (id: string) => boolean {
  let before = new Set<string>();
  let now = new Set<string>();
  let turned = performance.now();
  return (id) => {
    const passed = performance.now() - turned;
    if (passed > span) {
      before = passed > 2 * span ? new Set() : now;
      now = new Set();
      turned = performance.now();
    }
    if (now.has(id) || before.has(id) || now.size >= most) return false;
    now.add(id);
    return true;
  };
}
