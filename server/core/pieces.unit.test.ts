import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { inPieces } from './pieces.ts';

test('a short text is sent as it is', () => {
  expect(inPieces('{"data":[]}')).toBe('{"data":[]}');
});

test.each([0, 1])(
  'a long one comes in pieces that are the whole again, halves of characters too (from %i)',
  async (from) => {
    const whole = `${'x'.repeat(from)}${'👍'.repeat(300_000)}`;
    const sent = inPieces(whole);
    if (!(sent instanceof Readable)) throw new Error('was sent at once');
    let longest = 0;
    sent.on('data', (piece: string) => {
      longest = Math.max(longest, piece.length);
    });
    expect(await text(sent.map((piece) => Buffer.from(piece)))).toBe(whole);
    expect(longest).toBeLessThanOrEqual(65_536);
  },
);
