/**
 * Words that names and offers of betting sites end in or hold. They mean nothing by themselves (a bank has a
 * 官网 too): they say where bet-names.ts looks closer. Folded forms: lower case, simplified. Self-written, 2026-11-25.
 */
export const SITE_WORDS: readonly string[] = words(`
官网 官方网站 官方网址 官方 官方版 网址 app 登录 登陆 登入 网页版 手机版 客户端 最新版 备用 高爆版 有限公司
娱乐城 娱乐场 棋牌 真人 菠菜 网赌 网投 赌博 投注 彩金 试玩金 体验金 返水 捕鱼 购彩 信誉 送 bet bwin mansion sports www
威尼斯 威斯尼斯 葡京 尊龙 明陞 cc娱乐 ww 最信赖
`);

function words(list: string): readonly string[] {
  return list.trim().split(/\s+/u);
}
