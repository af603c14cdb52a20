import { StartError } from '@hub/kernel/process';
import type { Express, Request, Response } from 'express';
import { type Developer, firstSteps } from '../partners/developer.ts';
import { isLoopback } from './loopback.ts';

/** Lets one more developer in. Throws StartError where there are enough. */
export type LetInDeveloper = () => Promise<Developer>;

/** What the landing page shows of the door. */
export const DOOR = {
  body: `<section>
<h2>To write as well as read</h2>
<p>A key of your own for the invented municipality 9001 (SYNTHETIC), which is as new every night. It is shown once.</p>
<button id="developer-key" type="button">Get a developer’s key</button>
<pre id="developer-steps" role="status"></pre>
</section>`,
  style: 'pre { white-space: pre-wrap; overflow-wrap: anywhere }',
  script: `
const button = document.getElementById('developer-key');
const steps = document.getElementById('developer-steps');
button.addEventListener('click', async () => {
  button.disabled = true;
  try {
    const headers = { 'content-type': 'application/json' };
    const answer = await (await fetch('/developer-key', { method: 'POST', headers, body: '{}' })).json();
    steps.textContent = answer.errors ? answer.errors[0].message : answer.steps;
    button.disabled = !answer.errors;
  } catch {
    steps.textContent = 'The hub has not answered: try again.';
    button.disabled = false;
  }
});
`,
};

/**
 * The developers' door, at `/developer-key`: a POST from our own page, or from a shell of this machine, is answered with a key.
 *
 * The threat: any page that a developer's browser shows can send requests to this machine. It can send no JSON without asking
 * first, which nobody allows it; it says where it comes from; and a name that it made to point here is not ours.
 */
export function addDeveloperDoor(app: Express, letIn: LetInDeveloper): void {
  app.post('/developer-key', async (request, response) => {
    response.set('Cache-Control', 'no-store');
    if (!isOwn(request)) return refuse(response, 403, 'FORBIDDEN', 'A key is given to this machine’s own landing page alone');
    if (!request.is('application/json'))
      return refuse(response, 415, 'BAD_REQUEST', 'content-type must be application/json, and nothing else is taken');
    try {
      const { partner, key } = await letIn();
      const { slug, level, municipalities, expiresAt } = partner;
      const steps = firstSteps(key, `http://${request.headers.host}`);
      response.status(201).json({ partner: slug, level, municipalities, expiresAt, key: key.key, steps });
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      refuse(response, 429, 'TOO_MANY_REQUESTS', error.message);
    }
  });
}

function isOwn({ headers: { host = '', origin, 'sec-fetch-site': site } }: Request): boolean {
  if (!URL.canParse(`http://${host}`) || !isLoopback(new URL(`http://${host}`).hostname)) return false;
  return (site === undefined || site === 'same-origin') && (origin === undefined || origin === `http://${host}`);
}

function refuse(response: Response, status: number, code: string, message: string): void {
  response.status(status).json({ errors: [{ message, extensions: { code } }] });
}
