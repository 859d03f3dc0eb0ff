/** What may follow a name and still mean the same publisher: 人民 / 人民网, 新京报 / 新京报网. */
const SUFFIX =
  /^(?:官方)?(?:网|网站|新闻|新闻网|客户端|官网|频道|博客|论坛|社区|在线|中文网|官方网站|门户网站|编辑部|网讯|微信|公众号|app|\.com|\.cn|\.com\.cn|\.net|\.org)*$/iu;
/** Words as above at the end of a name, one at a time. */
const LAST_WORD =
  /(?<=.{2})(?:官方|网站|新闻网|新闻|客户端|官网|频道|中文网|门户网站|编辑部|网讯|微信|公众号|app|\.com|\.cn|网)$/iu;

/** A comparable name without the words that may follow it: 示例日报网, 示例日报客户端 → 示例日报. */
export function outletStem(name: string): string {
  let stem = name;
  for (let next = stem.replace(LAST_WORD, ''); next !== stem; next = stem.replace(LAST_WORD, '')) stem = next;
  return stem;
}

/** Longest name compared. */
const NAME_MAX = 60;

/** True when two names in comparable form mean one publisher: equal, or equal up to words like 网 and 客户端. */
export function isSameOutlet(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 2) return false;
  return long.startsWith(short) && SUFFIX.test(long.slice(short.length));
}

/** True when a name is two of the site's own put together: 1905电影网 where the host is 1905 and the title ends in 电影网. */
export function isJoined(name: string, own: readonly string[]): boolean {
  return own.some(
    (first) => name.startsWith(first) && own.some((second) => isSameOutlet(name.slice(first.length), second)),
  );
}

/** A printed name as names are compared: lower case, without spaces, quotes and `www.`. */
export function comparableName(name: string): string {
  return name
    .slice(0, NAME_MAX)
    .toLowerCase()
    .replaceAll(/[\s《》"'“”()[\]·:,，。]/gu, '')
    .replace(/^www\./u, '');
}

/** A paper, agency or broadcaster by its name, as against a channel of a site. */
export function isPress(name: string): boolean {
  return /(?:[日晚早时晨周]报|报|社|周刊|杂志|电视台|电台|通讯)$/u.test(name);
}

const BODY =
  /(?:人民政府|政府网|政府办|国务院|办公厅|办公室|委员会|(?:部|厅|局|署|院|委|办)$|人大|政协|法院|检察院|财政|海关|银保监|证监会|人民银行|中国政府网|发改委|卫健委|网信办|gov\.cn)/u;
const MEDIA =
  /报社?$|晚报|日报|早报|时报|晨报|新闻|网$|电视|广播|通讯社|新华社|杂志|周刊|频道|客户端|传媒|出版/u;

/** A public body by its name, which can publish Article 5 texts; news outlets run by one are none. */
export function isGovernmentBody(name: string): boolean {
  if (/中国政府网|政府(?:门户)?网(?:站)?$|gov\.cn/u.test(name)) return true;
  return BODY.test(name) && !MEDIA.test(name);
}
