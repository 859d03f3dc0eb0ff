/** Pairs of a traditional character and its simplified form: only characters that notices and filings use. */
const TRADITIONAL =
  '備备號号網网權权轉转載载經经書书許许請请須须應应務务禁禁嚴严謝谢絕绝處处註注標标項项聲声明明來来源源' +
  '協协議议採采資资訊讯發发佈布複复製制錄录閱阅讀读與与關关於于遵遵違违責责歸归屬属開开國国際际創创條条' +
  '蘇苏遼辽滬沪贛赣魯鲁粵粤瓊琼黔黔滇滇藏藏陝陕隴陇寧宁雲云貴贵甘甘慶庆龍龙東东門门業业證证電电視视聽听' +
  '節节頻频導导體体無无爬爬擷撷獲获將将對对為为會会員员個个當当僅仅學学習习專专題题編编輯辑報报聞闻記记' +
  '產产廣广報报從从還还這这動动機机測测試试識识別别該该鏈链連连結结圖图據据擅擅爲为衆众貼贴護护釋释營营監监儲储務务舉举認认領领內内說说進进' +
  '盜盗徵征傳传刪删聯联繫系絡络歡欢隨随則则構构鏡镜變变係系帶带';

const FOLD = buildFold();

/**
 * Brings a notice to the form the patterns are written for: full-width ASCII to ASCII, dashes, bars and
 * spaces to one form each, traditional characters of notices to simplified. Every UTF-16 unit stays in
 * its place, so offsets hold in the original.
 */
export function foldNotice(text: string): string {
  let out = '';
  let copied = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    const folded = unit < 0x80 ? 0 : (FOLD[unit] ?? 0);
    if (folded === 0) continue;
    out += text.slice(copied, i) + String.fromCharCode(folded);
    copied = i + 1;
  }
  return copied === 0 ? text : out + text.slice(copied);
}

/** 65,536 entries: UTF-16 unit → unit it folds to, 0 where it stays. */
function buildFold(): Uint16Array {
  const table = new Uint16Array(65_536);
  for (let unit = 0xff01; unit <= 0xff5e; unit += 1) table[unit] = unit - 0xfee0;
  for (let i = 0; i + 1 < TRADITIONAL.length; i += 2) {
    if (TRADITIONAL[i] !== TRADITIONAL[i + 1])
      table[TRADITIONAL.charCodeAt(i)] = TRADITIONAL.charCodeAt(i + 1);
  }
  set(table, '－—–‐‑‒―−﹣ー', '-');
  set(table, '｜︱│┃丨¦∣', '|');
  set(
    table,
    '\u00A0\u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F',
    ' ',
  );
  set(table, '\u200B\u200C\u200D\u2060\uFEFF\u00AD\uFE0F', ' ');
  set(table, '〔【［「『', '[');
  set(table, '〕】］」』', ']');
  set(table, '﹕∶', ':');
  // Cyrillic look-alikes of the letters of filing numbers (homographs).
  set(table, 'СІРВ', 'CIPB');
  return table;
}

/** Each character folds to its partner in `to`, or all to the one character of `to`. */
function set(table: Uint16Array, from: string, to: string): void {
  for (let i = 0; i < from.length; i += 1) table[from.charCodeAt(i)] = to.charCodeAt(to.length === 1 ? 0 : i);
}
