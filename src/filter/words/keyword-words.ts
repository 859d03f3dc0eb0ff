/**
 * Cores of the keywords that pages written for search engines repeat: services, goods, what betting sites call
 * themselves. Self-written, 2026-11-25. A word says nothing; a phrase around it in every other clause does, see keyword.ts.
 */
export const KEYWORD_CORES: readonly string[] = words(`
开锁 换锁 搬家 疏通 管道 维修 移机 回收 租车 租赁 贷款 信用卡 代办 记账 注册 招商 加盟 批发 装修 防水 补漏 保洁 清洗 翻新 月嫂 家教 辅导 培训 驾校 学历 提升 高考 婚纱 摄影 翻译 侦探 鲜花 速递 礼品 定制
印刷 招牌 灯箱 网站 优化 推广 小程序 策划 律师 咨询 讨债 要债 收账 白蚁 灭鼠 除甲醛 代驾 物流 货运 托运 快递 拖车 补胎 植发 整形 美容 减肥 祛斑 脱毛 牙科 种植牙 矫正 近视 男科 妇科 人流 不孕 白癜风 牛皮癣 癫痫 痔疮 狐臭
钢管 不锈钢 阀 水泵 离心泵 电缆 桥架 彩钢 集装箱 活动房 护栏 围挡 塑料袋 包装 注塑 冷却塔 变压器 减速机 防火门 卷帘门 地坪 硅胶 橡胶 展示柜 家具 叉车 吊车 起重机 升降机 破碎机 烘干机 搅拌机 球磨机 锅炉 热泵 充电桩 摄像头 打印机
复印 茶叶 白酒 红木 床垫 沙发 瓷砖 地板 门窗 净水器 太阳能 路灯 水箱 喷雾器 标签 贴纸 净化器 输送 空压机 发电机 机械 设备 厂家 价格
娱乐 娱乐城 体育 棋牌 国际 真人 彩票 电子 平台 会所 官网 登录 app 下载 投注 百家乐 捕鱼 赌场 博彩 电竞 pt 直播 视频 影院 私服 外挂 代孕 发票 办证 刷单 网贷 私彩
`);

/** Wordings of texts whose reader is a search engine. Each is ordinary once; several together are a template. */
export const SEARCH_WORDINGS: readonly string[] = words(`
哪家好 哪家强 哪里有 多少钱 怎么收费 收费标准 怎么样 怎么选 如何选择 如何选购 选购技巧 选购时 注意事项 使用方法 联系方式 附近 排行榜 十大品牌 厂家直销 厂家电话 价格表 报价单
小编 小编整理 小编为大家 小编带大家 小编就来 大家介绍 为大家介绍 一起来看看 一起了解 不妨了解 希望对您 希望能帮助 希望对大家 有所帮助 以上就是 相关介绍 相关内容 更多资讯 更多信息 更多关于 请关注本站 继续关注 持续关注 欢迎咨询 欢迎来电
竭诚为您 竭诚服务 为您服务 为您提供 为您解答 随叫随到 客户至上 信誉第一 口碑良好 专业的团队 一站式 应运而生 随着社会的 随着生活水平 随着经济的 越来越受到 受到广大 广大用户 深受好评 广泛应用于 参差不齐 擦亮眼睛 不可或缺 相信大家 是怎么回事 你知道吗 值得信赖 首选 全国各地
`);

function words(list: string): readonly string[] {
  return [...new Set(list.trim().split(/\s+/u))];
}
