import { expect, it } from '@jest/globals';
import { array, assert, nat, property, uint8Array } from 'fast-check';
import { BodyBuilder } from '../../src/engine/transport/body.ts';

it('is the same in however many pieces it comes, and whatever length was said', () => {
  const pieces = array(uint8Array({ maxLength: 70_000 }), { maxLength: 12 });
  assert(
    property(pieces, nat(100_000), (bytes, expected) => {
      const body = new BodyBuilder();
      for (const piece of bytes) body.add(Buffer.from(piece), expected);
      const whole = Buffer.concat(bytes);
      expect(body.size).toBe(whole.length);
      expect(body.whole().equals(whole)).toBe(true);
      body.clear();
      expect(body.whole()).toHaveLength(0);
    }),
  );
});

it('leaves what it was given as it was', () => {
  const memory = Buffer.from('abcdef');
  const body = new BodyBuilder();
  body.add(memory.subarray(0, 2));
  body.add(Buffer.from('xyz'));
  expect([body.whole().toString(), memory.toString()]).toEqual(['abxyz', 'abcdef']);
});

it('takes little more room than it has bytes, in pieces of one byte', () => {
  const body = new BodyBuilder();
  for (let count = 0; count < 300_000; count += 1) body.add(Buffer.from('x'));
  expect(body.whole().buffer.byteLength).toBeLessThan(1_000_000);
});
