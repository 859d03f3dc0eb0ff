import { CHAR, UNIT_CLASS } from './char-class.ts';

// Characters that foreign names are spelt with.
const SPELLING = new Set(
  '阿艾安奥巴白班鲍贝比彼宾波伯博布查达戴丹当德登迪蒂丁杜多恩尔爾法菲费弗夫佛福弗盖戈格葛古哈海汉翰赫亨胡怀惠霍基吉加杰金卡凯坎康考科可克肯库夸拉莱萊赖兰朗劳勒雷里丽莉利莲列林琳卢鲁路伦倫罗洛马麦迈曼毛梅门蒙米密敏明摩莫姆穆那纳乃奈内尼妮娜宁诺欧帕潘佩皮珀普齐奇钱乔乔切茹瑞萨塞森沙莎山舍什圣施史斯丝思苏索塔泰坦汤唐特提廷图托瓦万威韦维温文沃乌伍西希席夏萧谢辛欣休修雅亚扬耶伊依因英尤尤雨约約扎泽詹珍朱卓兹茲佐治',
);
/** Names are short; a clause of nothing but such characters is not. */
const NAME_UNITS_MAX = 6;

/** True when the mark at `at` stands between two parts of a foreign name. Looks at 12 characters at most. */
export function isTransliterated(text: string, at: number): boolean {
  return isPart(text, at, -1) && isPart(text, at, 1);
}

function isPart(text: string, at: number, step: 1 | -1): boolean {
  let length = 0;
  let spelling = 0;
  for (
    let i = at + step;
    length <= NAME_UNITS_MAX && UNIT_CLASS[text.charCodeAt(i)] === CHAR.han;
    i += step
  ) {
    length++;
    if (SPELLING.has(text.charAt(i))) spelling++;
    // The name ends where its spelling does; what follows is the sentence around it.
    else if (spelling >= 2) return true;
    else return false;
  }
  return spelling >= 2 && spelling === length;
}
