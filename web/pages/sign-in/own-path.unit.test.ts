import { expect, test } from 'vitest';
import { ownPath } from './own-path.ts';

const HERE = 'https://crm.example:8443';

test.each([
  ['/', '/'],
  ['/inbox', '/inbox'],
  ['/leads?query=a%20b&sort=-name#top', '/leads?query=a%20b&sort=-name#top'],
  ['/lead/lead_1?to=//evil.example', '/lead/lead_1?to=//evil.example'],
  ['inbox', '/inbox'],
  ['?view=done', '/?view=done'],
  ['/a/../inbox', '/inbox'],
  ['/%2F%2Fevil.example', '/%2F%2Fevil.example'],
  [`${HERE}/inbox`, '/inbox'],
  ['/a//evil.example', '/a//evil.example'],
])('%j is followed', (address, path) => {
  expect(ownPath(address, HERE)).toBe(path);
});

test.each([
  '//evil.example',
  '///evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '\u0000//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '\\/evil.example',
  '/\\\t/evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/a/..//evil.example',
  '/%2e//evil.example',
  '/%2E%2e//evil.example',
  './/evil.example/..//evil.example',
  `${HERE}//evil.example`,
  'https://evil.example',
  'https:/\\evil.example',
  'http://crm.example:8443/inbox',
  'https://crm.example/inbox',
  'https://crm.example:8443@evil.example/',
  'https://user:password@crm.example:8443/inbox',
  'https://crm.example:8443.evil.example/',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'blob:https://crm.example:8443/1234',
  'file:///etc/passwd',
  'mailto:a@example.com',
  'about:blank',
  'https://[',
  undefined,
])('%j leads to the first page', (address) => {
  expect(ownPath(address, HERE)).toBe('/');
});
