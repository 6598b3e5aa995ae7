// How a delivery is signed: Close's own two headers, and those of the Standard Webhooks specification beside them. Both
// are HMAC-SHA256 with the bytes that the 64 hex characters of `signature_key` stand for.
import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';

export const newSignatureKey = (): string => randomBytes(32).toString('hex');

/** The headers that sign a body. `message_id` stays the same when the same message is sent again. */
export function signatureHeaders(
  signature_key: string,
  message_id: string,
  at: Date,
  body: string,
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const key = keyOf(signature_key);
  const hmac = (text: string) => createHmac('sha256', key).update(text);
  return {
    'close-sig-timestamp': timestamp,
    'close-sig-hash': hmac(`${timestamp}${body}`).digest('hex'),
    'webhook-id': message_id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${hmac(`${message_id}.${timestamp}.${body}`).digest('base64')}`,
  };
}

// Making a key ready takes as long as signing with it, and each receiver has one.
const ready = new Map<string, KeyObject>();
const MOST_READY = 1000;

function keyOf(signature_key: string): KeyObject {
  const key = ready.get(signature_key) ?? createSecretKey(Buffer.from(signature_key, 'hex'));
  if (ready.size >= MOST_READY) ready.clear();
  ready.set(signature_key, key);
  return key;
}
