import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeBody } from '../../src/decode/decode.ts';

const HANS =
  '临江县图书馆昨天开放了新的阅览室，读者可以在这里借阅地方志和旧报纸。馆长说，周末还会请老师来讲本地的历史。';
const HANT =
  '臨江圖書館昨天開放了新的閱覽室，讀者可以在這裡借閱地方志和舊報紙。館長說，週末還會請老師來講本地的歷史。';
const page = (text: string, charset = ''): string =>
  `<html><head>${charset ? `<meta charset="${charset}">` : ''}<title>x</title></head><body><p>${text}</p></body></html>`;
const hz = (text: string): Buffer => {
  const gb = iconv.encode(text, 'gb2312');
  return Buffer.from(`~{${Buffer.from(gb.map((byte) => byte & 0x7f)).toString('latin1')}~}`, 'latin1');
};

describe('decodeBody', () => {
  it.each([
    ['UTF-8 without label', Buffer.from(page(HANS)), '', 'utf-8', HANS],
    ['UTF-8 labelled GBK', Buffer.from(page(HANS, 'gbk')), 'text/html; charset=gb2312', 'utf-8', HANS],
    [
      'GBK labelled UTF-8',
      iconv.encode(page(HANS, 'utf-8'), 'gbk'),
      'text/html; charset=utf-8',
      'gb18030',
      HANS,
    ],
    ['GBK without label', iconv.encode(page(HANS), 'gbk'), '', 'gb18030', HANS],
    ['GB2312 label', iconv.encode(page(HANS, 'gb2312'), 'gb18030'), '', 'gb18030', HANS],
    ['Big5 without label', iconv.encode(page(HANT), 'big5'), '', 'big5', HANT],
    ['Big5 labelled GBK', iconv.encode(page(HANT, 'gbk'), 'big5'), '', 'big5', HANT],
    [
      'UTF-16 with BOM',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(page(HANS), 'utf16le')]),
      '',
      'utf-16le',
      HANS,
    ],
    ['UTF-16 without BOM', Buffer.from(page(HANS), 'utf16le'), '', 'utf-16le', HANS],
    ['UTF-16BE without BOM', Buffer.from(page(HANS), 'utf16le').swap16(), '', 'utf-16be', HANS],
    [
      'UTF-8 BOM beats label',
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(page(HANS))]),
      'text/html; charset=big5',
      'utf-8',
      HANS,
    ],
    [
      'Shift_JIS',
      iconv.encode(page('これは日本語の文章です。図書館で新聞を読みました。'), 'shift_jis'),
      'text/html; charset=shift_jis',
      'shift_jis',
      '図書館で新聞',
    ],
    [
      'EUC-KR',
      iconv.encode(page('안녕하세요. 오늘은 도서관에 갔습니다.'), 'euc-kr'),
      'text/html; charset=euc-kr',
      'euc-kr',
      '도서관에',
    ],
  ])('%s', (_name, body, contentType, encoding, text) => {
    const decoded = decodeBody(body, contentType);
    expect(decoded.encoding).toBe(encoding);
    expect(decoded.html).toContain(text);
    expect(decoded.decision).toEqual({ kind: 'keep' });
  });

  it('reads HZ', () => {
    const body = Buffer.concat([Buffer.from('<p>'), hz(HANS.replaceAll('，', ',')), Buffer.from('</p>')]);
    expect(decodeBody(body, 'text/html; charset=hz-gb-2312')).toMatchObject({ encoding: 'hz-gb-2312' });
  });

  it('takes double-encoded UTF-8 back', () => {
    const once = Buffer.from(page(HANS)).toString('latin1');
    const decoded = decodeBody(Buffer.from(once, 'utf8'), 'text/html; charset=utf-8');
    expect(decoded.html).toContain(HANS);
    expect(decoded.evidence['repaired']).toBe(true);
  });

  it.each([
    ['UTF-16 with few ASCII units', Buffer.from(HANS.repeat(3), 'utf16le'), '', 'utf-16le', HANS],
    ['UTF-16BE labelled GBK', Buffer.from(HANT.repeat(3), 'utf16le').swap16(), 'gbk', 'utf-16be', HANT],
    ['one Han word, GBK label', iconv.encode(page('腾', 'gb2312'), 'gbk'), 'gbk', 'gb18030', '腾'],
    [
      'UTF-16BE without mark, label or ASCII',
      Buffer.from('渡口的清晨很安静，摆渡人在树下', 'utf16le').swap16(),
      '',
      'utf-16be',
      '摆渡人',
    ],
    [
      'syllables of windows-949',
      iconv.encode(page('똠방각하 찦차를 타고 펲시맨', 'euc-kr'), 'cp949'),
      '',
      'euc-kr',
      '펲시맨',
    ],
    [
      'a meta late in the page',
      iconv.encode(`<!--${' '.repeat(9_000)}-->${page('白', 'gbk')}`, 'gbk'),
      '',
      'gb18030',
      '白',
    ],
    [
      'a price in euro',
      Buffer.concat([iconv.encode(page(`${HANS}5`), 'gbk').subarray(0, -18), Buffer.from([0x80])]),
      '',
      'gb18030',
      '5€',
    ],
    [
      'a stray 0x80',
      Buffer.concat([iconv.encode(page(HANS), 'gbk').subarray(0, -18), Buffer.from([0x80])]),
      '',
      'gb18030',
      '\uFFFD',
    ],
    ['GB18030 of four octets', iconv.encode(page(`${HANS}㐀𠀀`), 'gb18030'), '', 'gb18030', '㐀𠀀'],
    [
      'Hong Kong characters',
      iconv.encode(page(`${HANT}嘅咗喺`, 'big5-hkscs'), 'big5hkscs'),
      '',
      'big5',
      '嘅咗喺',
    ],
    [
      'windows-1251 by label',
      Buffer.from('<p>\xcf\xf0\xe8\xe2\xe5\xf2</p>', 'latin1'),
      'text/html; charset=windows-1251',
      'windows-1251',
      'Привет',
    ],
    [
      'a last character cut',
      iconv.encode(page(HANS), 'gbk').subarray(0, -15),
      '',
      'gb18030',
      HANS.slice(0, -1),
    ],
  ])('%s', (_name, body, contentType, encoding, text) => {
    const label = contentType === 'gbk' ? 'text/html; charset=gbk' : contentType;
    expect(decodeBody(body, label)).toMatchObject({ encoding, decision: { kind: 'keep' } });
    expect(decodeBody(body, label).html).toContain(text);
  });

  it('few stray octets in a short UTF-8 page do not make it anything else', () => {
    const whole = Buffer.from(page(HANS, 'gbk'));
    const at = whole.indexOf('临');
    const stray = Buffer.from([0xc4]);
    const cuts = [whole.subarray(0, at + 3), whole.subarray(at + 3, at + 15), whole.subarray(at + 15)];
    const body = Buffer.concat(
      [cuts[0], stray, cuts[1], stray, cuts[2], stray].flatMap((part) => part ?? []),
    );
    expect(decodeBody(body, 'text/html; charset=gbk')).toMatchObject({
      encoding: 'utf-8',
      decision: { kind: 'keep' },
    });
  });

  it('reads HZ whose second octets are tildes, without a label', () => {
    const body = Buffer.concat([Buffer.from('<p>'), hz('文件件'), Buffer.from('</p>')]);
    expect(decodeBody(body, '')).toMatchObject({ html: '<p>文件件</p>', encoding: 'hz-gb-2312' });
  });

  it('says what it knew and how the text read before and after', () => {
    const once = Buffer.from(page(HANS)).toString('latin1');
    const { evidence } = decodeBody(Buffer.from(once, 'utf8'), 'text/html; charset=gbk');
    expect(evidence).toMatchObject({ header: 'gbk', meta: '', by: 'utf-8', repaired: true });
    expect(Number(evidence['plausibility'])).toBeGreaterThan(Number(evidence['plausibilityBefore']));
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'BODY_EMPTY'],
    ['white space', Buffer.from(' \r\n\t '), 'BODY_EMPTY'],
    ['an image', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'BODY_BINARY'],
    ['zeros', Buffer.alloc(500), 'BODY_BINARY'],
    ['noise', Buffer.alloc(3_000, 0xff), 'CHARSET_UNDECODABLE'],
  ])('rejects %s', (_name, body, reason) =>
    expect(decodeBody(body, '').decision).toMatchObject({ kind: 'reject', reason }),
  );

  it('bears stray bytes', () => {
    const good = iconv.encode(page(HANS.repeat(20)), 'gbk');
    const bad = Buffer.concat([good.subarray(0, 60), Buffer.from([0xff, 0xff]), good.subarray(60)]);
    expect(decodeBody(bad, '')).toMatchObject({ encoding: 'gb18030', decision: { kind: 'keep' } });
    const utf8 = Buffer.concat([Buffer.from(page(HANS.repeat(20))), Buffer.from([0xe4, 0xb8])]);
    expect(decodeBody(utf8, '')).toMatchObject({ encoding: 'utf-8', decision: { kind: 'keep' } });
  });

  it('reads any shuffle of Chinese sentences back, whatever the label says', () => {
    const parts = fc.shuffledSubarray(HANS.match(/[^，。]+[，。]/gu) ?? [], { minLength: 3 });
    const encodings = fc.constantFrom('gb18030', 'utf-8', 'utf-16le');
    const labels = fc.constantFrom(
      '',
      'text/html; charset=utf-8',
      'text/html; charset=gbk',
      'text/html; charset=big5',
      'text/html; charset=nonsense',
    );
    fc.assert(
      fc.property(parts, encodings, labels, (sentences, encoding, label) => {
        const text = sentences.join('');
        const body = Buffer.concat([
          encoding === 'utf-16le' ? Buffer.from([0xff, 0xfe]) : Buffer.alloc(0),
          iconv.encode(page(text), encoding),
        ]);
        expect(decodeBody(body, label).html).toContain(text);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (body, contentType) => {
        expect(['keep', 'reject']).toContain(decodeBody(body, contentType).decision.kind);
      }),
    );
  });
});
