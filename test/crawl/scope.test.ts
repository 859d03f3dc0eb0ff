import { describe, expect, it } from 'vitest';
import type { SiteProfile } from '../../src/core/site-profile.ts';
import { scopeRefusal } from '../../src/crawl/scope.ts';

const site = {
  hosts: ['a.example'],
  paths: { allow: ['/news/', '/about', '/新闻/'], deny: ['/news/private/', '/news/list?'] },
  budget: { depthMax: 3 },
} as unknown as SiteProfile;

describe('scope by site profile', () => {
  it.each([
    ['an allowed path', '/news/1.html', 0, undefined],
    ['a prefix is a prefix', '/about-us', 0, undefined],
    ['no allowed path', '/', 0, 'PATH_EXCLUDED'],
    ['case matters', '/News/1.html', 0, 'PATH_EXCLUDED'],
    ['a denied path inside an allowed one', '/news/private/1.html', 0, 'PATH_EXCLUDED'],
    ['a denied query', '/news/list?p=1', 0, 'PATH_EXCLUDED'],
    ['the same path without query', '/news/list', 0, undefined],
    ['dots lead out of the path', '/news/../private', 0, 'PATH_EXCLUDED'],
    ['encoded dots as well', '/news/%2e%2e/private', 0, 'PATH_EXCLUDED'],
    ['dots lead into a denied path', '/news/x/../private/1', 0, 'PATH_EXCLUDED'],
    ['at the greatest depth', '/news/1.html', 3, undefined],
    ['one deeper', '/news/1.html', 4, 'DEPTH_EXCEEDED'],
    ['a path that nests itself', '/news/a/news/a/news/a', 0, 'URL_TRAP'],
    ['excluded before it is deep or a trap', '/a/b/a/b/a/b', 9, 'PATH_EXCLUDED'],
  ])('%s: %s at depth %s', (_name, path, depth, expected) => {
    expect(scopeRefusal(`http://a.example${path}`, depth, site)).toBe(expected);
  });
});

describe('a host that the profile does not name', () => {
  it.each(['http://b.example/news/1.html', 'http://a.example:8080/news/1.html', 'http://x.a.example/news/'])(
    '%s is out of scope',
    (url) => {
      expect(scopeRefusal(url, 0, site)).toBe('OUT_OF_SCOPE');
    },
  );
});
