// E-mail addresses and URLs, as fields take them (core.md §1.10).
import { Type } from 'typebox';
import { type FieldOptions, json, Refusal, wrongType } from './field.ts';

const LONGEST_EMAIL = 254;
const LONGEST_URL = 2048;

// Letters of any alphabet: addresses such as 用户@例子.广告 are in use (RFC 6531).
const LOCAL_PART = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const DOMAIN =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+(?:\p{L}[\p{L}\p{M}]+|xn--[a-z0-9-]+)$/iu;

/** An e-mail address, trimmed. Its case is kept. */
export const email = <O extends FieldOptions>(options?: O) =>
  json(
    Type.String(),
    (value) => {
      if (typeof value !== 'string') throw wrongType('str');
      const text = value.trim();
      const at = text.lastIndexOf('@');
      if (text.length > LONGEST_EMAIL || !LOCAL_PART.test(text.slice(0, at)) || !DOMAIN.test(text.slice(at + 1))) {
        throw new Refusal('Invalid email address.');
      }
      return text;
    },
    options,
  );

/** A web address; one without a scheme gets `http://`. Other schemes, `javascript:` among them, are refused. */
export const url = <O extends FieldOptions>(options?: O) => json(Type.String(), parseUrl, options);

export function parseUrl(value: unknown): string {
  if (typeof value !== 'string') throw wrongType('str');
  const text = value.trim();
  if (text.length > LONGEST_URL) throw new Refusal(`The value must be no longer than ${LONGEST_URL} characters.`);
  const whole = /^https?:\/\//i.test(text) ? text : `http://${text}`;
  if (/\s/.test(whole) || !isWebAddress(whole, whole !== text)) throw new Refusal('Invalid URL.');
  return whole;
}

// Without a scheme nearly any word would be a host, so there it needs a dot.
function isWebAddress(text: string, guessed: boolean): boolean {
  if (!URL.canParse(text)) return false;
  const { hostname, username, password } = new URL(text);
  return !username && !password && (!guessed || hostname.includes('.') || hostname === 'localhost');
}
