import { describe, expect, it } from 'vitest';
import { urlCoder } from './url.ts';

const code = urlCoder();

describe('urlCoder', () => {
  it.each([
    ['https://acme.com', 'https://acme.com', 'as typed'],
    [
      'HTTP://Acme.com/Path?b#c',
      'http://Acme.com/Path?b#c',
      'the scheme in lower case, the rest as typed',
    ],
    ['acme.com', 'https://acme.com', 'no scheme'],
    ['www.example.com/x', 'https://www.example.com/x', 'no scheme, with a path'],
    ['acme.com:8080/x', 'https://acme.com:8080/x', 'no scheme, with a port'],
    ['acme.com?q=a@b', 'https://acme.com?q=a@b', 'a sign in the query'],
    ['//acme.com/x', 'https://acme.com/x', 'scheme-relative'],
    ['https://bücher.de/ü', 'https://bücher.de/ü', 'international'],
    ['http://intranet/x', 'http://intranet/x', 'any host, when the scheme is there'],
    ['http://10.0.0.1:3000/', 'http://10.0.0.1:3000/', 'an IPv4 address'],
    ['http://[::1]/', 'http://[::1]/', 'an IPv6 address'],
    ['<https://acme.com>', 'https://acme.com', 'brackets around it'],
    ["'https://acme.com", 'https://acme.com', 'apostrophe that guards a cell in spreadsheets'],
  ])('C6 codes %j as %j: %s', (text, value) => {
    expect(code(text)).toEqual({ kind: 'value', value });
  });

  it.each([
    ['javascript:alert(1)', 'a script'],
    ['JavaScript://acme.com/%0aalert(1)', 'a script that looks like an address'],
    ['data:text/html,x', 'data'],
    ['file:///etc/passwd', 'a file'],
    ['ftp://acme.com', 'another scheme'],
    ['mailto:ann@acme.com', 'a mail link'],
    ['ann@acme.com', 'E8: an email address in the column of web addresses'],
    ['http://user:secret@acme.com', 'credentials'],
    ['https://acme.com\\@evil.com', 'a backslash, which browsers read as a slash'],
    ['acme', 'a word'],
    ['photo.jpg', 'a file name'],
    ['1.2.3.4', 'a number of dots without a scheme'],
    ['https://', 'no host'],
    ['https://acme.com/a b', 'a space inside'],
    ['https://acme.com/\u202egpj.exe', 'a text-direction mark'],
    ['http:/acme.com', 'one slash'],
    ['htp://acme.com', 'a mistyped scheme'],
    ['https://acme..com', 'an empty label'],
    ['https://acme.com:port', 'a port that is no number'],
    ['http://999.1.1.1', 'no IPv4 address'],
    [`https://acme.com/${'a'.repeat(8000)}`, 'too long for any server'],
  ])('refuses %j: %s', (text) => {
    expect(code(text)).toEqual({ kind: 'unreadable', issue: { code: 'url_invalid' } });
  });

  it('takes a blank cell as empty', () => {
    expect(code(' ')).toEqual({ kind: 'empty' });
  });
});
