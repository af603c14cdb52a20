/** Prints numbered steps: `step('Building')` prints "3/6 Building". */
export function createSteps(total) {
  let done = 0;
  return (text) => {
    done += 1;
    say(`${done}/${total} ${text}`);
  };
}

export function say(text = '') {
  process.stdout.write(`${text}\n`);
}
