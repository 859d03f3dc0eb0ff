/**
 * Words that tools for exchanging words put in: real words, most of them, but in a place where a writer would hardly take
 * them (颠末 for 经过, 糊口 for 生活, 匆匆进 for 促进). Self-written, 2026-11-25. One or two prove nothing, many
 * different ones in one text do.
 */
export const SPUN_WORDS: readonly string[] = `
颠末 糊口 汗青 入手下手 缘故原由 经由过程 影戏 先容 同伙 俏丽 瓜葛 干系 勾当 体例 浑家 撑持 良多 掉败 掉去 掉踪 孕育发生 阛阓 手艺 身分 扶植 遭到 愈来愈 甚么 今朝 比来 究竟结果 一样平常 云云 如许 那末 为什麽 小我私家
场合排场 景遇 坚苦 起劲 但愿 斑斓 简朴 疾速 感化 上风 财帛 处事 凭据 每每 泛起 黉舍 西席 讲授 讲堂 晓得 奉告 措辞 贮存 溘然 俄然 蓦地 遽然 该当 获患上 值患上 使患上 变患上 患上到 觉患上 不患上 显患上 认患上
进程当中 过程当中 另外一 其实不 旌旗灯号 发卖 采办 用度 促成 增进 匆匆进 匆匆使 敦匆匆 尺度 幸免 根基上 根蒂根基 乐成 失足 观光 年月 诺言 品格 质料 主顾 步伐 丈量 摆列 出产 平安性 装潢 设想师 收集游戏 收集平台 互联网络
办事器 创作发明 打制 拣选 非分特别 体系体例 场所排场 相干 干事 扣问 谛听 聆取 瞥见 望见 旁观 寓目 旅游观光 揭示出 露出出 袒露出 显现出 出现出 彰显出 透暴露 吐露出 流暴露
`
  .trim()
  .split(/\s+/u);
