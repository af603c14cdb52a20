/** What can be closed, once. */
interface Closable {
  readonly close: () => Promise<void>;
}

const opened: Closable[] = [];

/** Keeps in mind what is to be closed, however the run ends. */
export async function keep<T extends Closable>(opening: Promise<T>): Promise<T> {
  const thing = await opening;
  opened.push(thing);
  return thing;
}

/** Closes it now. */
export async function close(thing: Closable): Promise<void> {
  const index = opened.indexOf(thing);
  if (index === -1) return;
  opened.splice(index, 1);
  await thing.close();
}

/** Closes what is left, the last that was opened first. */
export async function closeAll(): Promise<void> {
  for (let last = opened.at(-1); last !== undefined; last = opened.at(-1)) await close(last);
}
