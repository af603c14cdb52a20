import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditDecision } from '../audit-entry.ts';
import { callerOf, PARTY, type TestSubgraph } from './index.ts';
import { committedSchema, mutationsOf, sendTo, type WriteFacts } from './refusals.ts';

interface Row {
  readonly seq: string;
  readonly reason: string | null;
}

/** A made-up number of the Tax Agency's own tests: nobody's, and the screen's all the same. */
const PERSONAL = '19121212-1212';

/** The texts of an input that a person thought of: neither ids nor days, codes and names of an enum. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return /[g-zåäö]/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** Every mutation leaves one entry in the audit log, whether it is made or refused, and nothing of what was typed. */
export function describeAudit(name: string, facts: WriteFacts): void {
  describe('the audit log', () => {
    const schema = committedSchema(name);
    const mutations = mutationsOf(schema).map(([mutation]) => mutation);
    let subgraph: TestSubgraph;
    let inputs: Record<string, object>;
    beforeAll(async () => {
      subgraph = await facts.open();
      inputs = await facts.inputs(subgraph);
    });
    afterAll(() => subgraph.close());

    /** What is appended meanwhile. */
    const during = async (run: () => Promise<unknown>): Promise<Row[]> => {
      const [{ last }] = await subgraph.database.source.query('select coalesce(max(seq), 0) as last from audit_entry');
      await run();
      return subgraph.database.source.query('select * from audit_entry where seq > $1 order by seq', [last]);
    };
    const send = (mutation: string, idempotencyKey: string, caller = PARTY) =>
      sendTo(subgraph, schema, mutation, { ...inputs[mutation], idempotencyKey }, caller);
    const refused = (mutation: string, reason: string) =>
      expect.objectContaining({
        operation: mutation,
        entity_type: null,
        entity_id: null,
        decision: AuditDecision.REFUSED,
        reason,
      });

    it.each(mutations)('holds one entry of %s, of its own transaction, and none of its repetition', async (mutation) => {
      const key = `typed for ${mutation}`;
      const entries = await during(() => send(mutation, key, { ...PARTY, actor: 'key-1' }));
      expect(entries).toEqual([
        expect.objectContaining({
          operation: mutation,
          partner: PARTY.partner,
          actor: 'key-1',
          level: PARTY.level,
          decision: AuditDecision.ALLOWED,
          reason: null,
          entity_type: expect.stringMatching(/^[A-Z]\w+$/),
        }),
      ]);
      const written = JSON.stringify(entries);
      expect([key, ...textsOf(inputs[mutation])].filter((text) => written.includes(text))).toEqual([]);
      const together = await subgraph.database.source.query(
        'select e.seq from audit_entry e join idempotent_answer a on a.xmin = e.xmin where a.key = $1',
        [key],
      );
      expect(together).toEqual([{ seq: entries[0]?.seq }]);
      expect(await during(() => send(mutation, key, { ...PARTY, actor: 'key-1' }))).toEqual([]);
    });

    it.each(mutations)('holds one entry of %s refused, with the reason and no word of it', async (mutation) => {
      const personal = await during(() => send(mutation, PERSONAL));
      expect(personal).toEqual([refused(mutation, 'PERSONAL_DATA')]);
      expect(JSON.stringify(personal)).not.toContain(PERSONAL);
      const wrong = await during(() => send(mutation, 'x'.repeat(201)));
      expect(wrong).toEqual([refused(mutation, 'BAD_USER_INPUT')]);
      const unauthorized = await during(() => send(mutation, 'unauthorized', callerOf('PARTY')));
      expect(unauthorized).toEqual([refused(mutation, 'UNAUTHORIZED_FIELD_OR_TYPE')]);
    });

    it('is read with hub:admin, an entry as it was written', async () => {
      const [mutation = ''] = mutations;
      await send(mutation, 'x'.repeat(201));
      const query = `{ ${name}Audit(first: 1) { totalCount edges { node { seq at operation partner decision reason hash } } } }`;
      const { data, errors } = await subgraph.ask(query, {}, callerOf('PARTY', ['hub:admin'], ['9001']));
      expect(errors).toEqual([]);
      const { totalCount, edges } = data[`${name}Audit`];
      expect(edges).toEqual([
        {
          node: expect.objectContaining({ seq: totalCount, operation: mutation, decision: 'REFUSED', reason: 'BAD_USER_INPUT' }),
        },
      ]);
    });
  });
}
