import { expect, test } from 'vitest';
import { mailTo, telTo, webTo } from './addresses.ts';

test.each([
  ['pat@example.com', 'mailto:pat@example.com'],
  [' pat+news@example.com ', 'mailto:pat%2Bnews@example.com'],
  ['a?bcc=evil@example.com', 'mailto:a%3Fbcc%3Devil@example.com'],
  ['a?bcc=evil%40evil.example&x=@example.com', 'mailto:a%3Fbcc%3Devil%2540evil.example%26x%3D@example.com'],
  ['a%3Fbcc=evil@example.com', 'mailto:a%253Fbcc%3Devil@example.com'],
  ['a#b&c@example.com', 'mailto:a%23b%26c@example.com'],
  ['pat@bücher.example', 'mailto:pat@b%C3%BCcher.example'],
  ['a@example.com?bcc=evil@evil.example', null],
  ['a@example.com?subject=x', null],
  ['a@example.com,evil@evil.example', null],
  ['a,evil@example.com', null],
  ['a;evil@example.com', null],
  ['a@b@example.com', null],
  ['"a b"@example.com', null],
  ['a\r\nbcc:evil@example.com', null],
  ['nobody', null],
])('a link to the e-mail address %j is %s', (email, to) => {
  expect(mailTo(email)).toBe(to);
});

test.each([
  ['+14155550100', 'tel:+14155550100'],
  ['+1 (415) 555-0100', 'tel:+14155550100'],
  ['(0221) 12 34/56', 'tel:0221123456'],
  ['+1 415 555 0100 ext. 12', 'tel:+14155550100;ext=12'],
  ['+1415;phone-context=evil.example', null],
  ['*21*900123456#', null],
  ['+1415,,,900', null],
  ['javascript:alert(1)', null],
  ['ask Pat', null],
])('a link to the telephone number %j is %s', (phone, to) => {
  expect(telTo(phone)).toBe(to);
});

test.each([
  ['https://example.com/a?b=c', 'https://example.com/a?b=c'],
  ['HTTP://example.com', 'http://example.com/'],
  ['javascript:alert(1)', null],
  ['java\nscript:alert(1)', null],
  ['\u0001javascript:alert(1)', null],
  ['https:javascript:alert(1)', null],
  ['data:text/html,<script>alert(1)</script>', null],
  ['vbscript:x', null],
  ['file:///etc/passwd', null],
  ['https://example.com@evil.example/', null],
  ['//evil.example', null],
  ['example.com', null],
])('a link to the page %j is %s', (url, to) => {
  expect(webTo(url)).toBe(to);
});
