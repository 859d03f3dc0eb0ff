/** Services that a label names instead of the word. */
const SERVICE =
  'ChatGPT|GPT-?[345][a-z]*|DeepSeek|Claude|Gemini|Copilot|Kimi|文心一言|文心大模型|豆包|通义千问|通义|讯飞星火|星火认知|腾讯元宝|混元|智谱清言|天工|秘塔';
const MAKER = `(?:AIGC|AI|人工智能|人工智慧|大模型|大语言模型|生成式人工智能|智能助手|(?:写稿|写作)?机器人|${SERVICE})`;
const TOOL =
  '(?:技术|工具|模型|软件|助手|平台|系统|辅助|自动|算法|智能|大模型|翻译|整理|等|/|、|和|或|及|[\\[\\]“”"A-Za-z0-9.\\- ]){0,12}?';
const MADE =
  '(?:生成|合成|创作|撰写|写作|写稿|编写|产生|产出)(?:工具|助手|软件|机器人)?(?:撰写|完成|创作|生成)?';
/** What may follow the verb in a label; anything else makes it a sentence about the subject. */
const END =
  '(?:的?(?:内容|文章|文本|文字|图片|图像|视频|稿件|作品|信息|摘要|总结|回答|新闻))?(?:与|/)?(?:合成)?(?:[\\s,，。.;；:：!！)）\\]】|]|仅供|请|不代表|$)';

/** English labels are a phrase that ends the line or a sentence of their own. */
const SELF = '(?:text|content|article|post|page|story|summary|answer|material)s?';
const MAKER_EN = `(?:an? )?(?:AI\\b|artificial intelligence|(?:large )?language model|LLM|${SERVICE})`;
const MADE_EN =
  '(?:generated|written|created|produced|drafted|composed|authored)(?: (?:entirely|partly|automatically|in part))?';
const HELPED_EN = '(?:by|with|using)(?: the (?:help|assistance|aid|use) of)?';

/** A label that says a text was made by a machine, in Chinese or English, on folded text. */
export const LABELLED = new RegExp(
  [
    `${MAKER}${TOOL}${MADE}${END}`,
    `\\b${MADE_EN} ${HELPED_EN} ${MAKER_EN}`,
    `\\bAI[- ](?:generated|written|created|produced)(?: ${SELF})?\\s{0,3}(?:[.,;:!)\\]|]|$)`,
  ].join('|'),
  'iu',
);
export const AUTHOR_STATES = /(?:作者|创作|内容|来源)声明.{0,10}(?:AI|人工智能)/iu;

/** A machine had a part in it, or made what stands beside the text: a person looks. */
export const SUSPECTED = new RegExp(
  [
    '疑似.{0,4}(?:AI|人工智能)',
    '(?:可能|或).{0,6}(?:AI|人工智能|大模型).{0,8}(?:生成|合成)',
    '(?:AI|人工智能).{0,4}(?:摘要|总结|导读)|(?:摘要|总结|导读).{0,6}(?:由|为)?.{0,3}(?:AI|人工智能)',
    '(?:封面图?|配图|插图|题图|图片|图像|本图|头图|音频|视频)(?:均|全部|部分)?(?:由|为|系|使用).{0,6}(?:AI|人工智能)',
    `由${MAKER}${TOOL}(?:翻译|整理|润色|校对|改写)${END}`,
    `\\bmay .{0,20}\\bAI[- ]generated|\\bAI[- ]assisted(?: ${SELF})?\\s{0,3}(?:[.)\\]]|$)|\\bpowered by ${MAKER_EN}`,
  ].join('|'),
  'iu',
);

/** Denials and questions are no labels. */
export const NOT_A_LABEL = new RegExp(
  [
    '(?:非|未|没有|不含|并非|无|禁止|拒绝|不得|不是|不使用|不采用|不接受|不支持|不发布|不收|杜绝|如何|怎[么样]|什么|讨论|探讨|研究|[?？]).{0,16}(?:AI|人工智能|人工智慧|大模型|机器人)',
    '[?？]|如何|怎[么样]',
    '\\b(?:not|never|no|without|how|why|detect\\w*|spot|avoid|bans?|banned|prohibited)\\b',
  ].join('|'),
  'iu',
);

/** Whether a text speaks of AI at all: asked first, because most blocks do not. */
export const SPEAKS_OF_AI = new RegExp(
  `AI|人工智能|人工智慧|大模型|机器人|artificial|language model|LLM|${SERVICE}`,
  'iu',
);

/** An author's name that is a service or the machine itself. */
export const MACHINE_NAME = new RegExp(
  `^(?:AI|AIGC|人工智能|AI[ -]?(?:助手|小编|写手|writer|bot|assistant|author)|(?:写稿|写作)机器人|(?:OpenAI )?(?:${SERVICE})(?:[ -]?[\\w.]{1,8})?)$`,
  'iu',
);
