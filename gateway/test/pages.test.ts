import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Hub, startHub } from './fixtures/hub.ts';

let hub: Hub;
let production: Hub;
beforeAll(async () => {
  hub = await startHub();
  production = await startHub({ NODE_ENV: 'production' });
});
afterAll(async () => {
  await hub.release();
  await production.release();
});

const page = async (of: Hub, path: string) => {
  const answer = await fetch(of.origin + path, { headers: { accept: 'text/html' } });
  return { status: answer.status, html: await answer.text(), policy: answer.headers.get('content-security-policy') ?? '' };
};

describe('GraphiQL', () => {
  it('loads from here alone, every file of it', async () => {
    const { status, html, policy } = await page(hub, '/graphiql');
    expect(status).toBe(200);
    expect(`${html}${policy}`).not.toMatch(/https?:|\/\/[a-z]/);
    const files = [...html.matchAll(/(?:src|href)="(\/graphiql\/[^"]+)"/g)].map(([, file]) => file);
    expect(files).toHaveLength(4);
    for (const file of files) expect((await fetch(hub.origin + file)).status).toBe(200);
  });

  it('has no list of questions where the graph is not ours', async () => {
    expect((await page(hub, '/graphiql')).html).not.toContain('<select');
  });

  it('runs without eval and serves no other file', async () => {
    expect((await page(hub, '/graphiql')).policy).not.toContain('unsafe-eval');
    expect((await fetch(`${hub.origin}/graphiql/assets/package.json`)).status).toBe(404);
  });
});

describe('the landing page', () => {
  it('stands at / and at /graphql for a browser, and leads to Sandbox and to GraphiQL', async () => {
    for (const path of ['/', '/graphql']) {
      const { html, policy } = await page(hub, path);
      expect(html).toContain('href="/graphiql"');
      expect(html).toContain('embeddable-sandbox.cdn.apollographql.com');
      expect(policy).toContain('frame-src https://sandbox.embed.apollographql.com');
    }
  });

  it('leads to the documentation, each of whose pages is there', async () => {
    const { html } = await page(hub, '/');
    const paths = [...html.matchAll(/href="(\/docs[^"]*)"/g)].map(([, path = '']) => path);
    expect(paths).toEqual(
      expect.arrayContaining(['/docs', '/docs/schema', '/docs/first-hour', '/docs/partners.sv', '/docs/accessibility']),
    );
    for (const path of paths) expect((await page(hub, path)).status).toBe(200);
  });

  it('holds nobody else’s script in production', async () => {
    const { html, policy } = await page(production, '/');
    expect(`${html}${policy}`).not.toContain('https:');
  });

  it('does not stand between a client and the graph', async () => {
    const headers = { 'apollo-require-preflight': 'yes', accept: 'text/html, */*' };
    const answer = await fetch(`${hub.url}?query={offenceTypes}`, { headers });
    expect(await answer.json()).toEqual({ data: { offenceTypes: ['theft'] } });
  });
});

describe('another origin', () => {
  const preflight = (of: Hub, origin: string) =>
    fetch(of.url, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });

  it('may ask where it is the hosted Sandbox and nobody is in production', async () => {
    const answer = await preflight(hub, 'https://studio.apollographql.com');
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://studio.apollographql.com');
  });

  it('may not otherwise', async () => {
    for (const [of, origin] of [
      [hub, 'https://example.org'],
      [production, 'https://studio.apollographql.com'],
    ] as const) {
      expect((await preflight(of, origin)).headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});
