// How a delivery is signed: Close's own two headers, and those of the Standard Webhooks specification beside them. Both
// are HMAC-SHA256 with the bytes that the 64 hex characters of `signature_key` stand for.
import { createHmac, randomBytes } from 'node:crypto';

export const newSignatureKey = (): string => randomBytes(32).toString('hex');

/** The headers that sign a body. `message_id` stays the same when the same message is sent again. */
export function signatureHeaders(
  signature_key: string,
  message_id: string,
  at: Date,
  body: string,
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const hmac = (text: string) => createHmac('sha256', Buffer.from(signature_key, 'hex')).update(text);
  return {
    'close-sig-timestamp': timestamp,
    'close-sig-hash': hmac(`${timestamp}${body}`).digest('hex'),
    'webhook-id': message_id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${hmac(`${message_id}.${timestamp}.${body}`).digest('base64')}`,
  };
}
