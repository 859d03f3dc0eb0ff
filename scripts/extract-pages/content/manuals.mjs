// Manual pages of an invented weather-station library, written for the fixtures.
export const manuals = [
  {
    id: 'man-wind-start',
    title: '五分钟上手',
    body: `风向标是一个读取家用气象站数据的库。本页带你读出第一条记录。
## 安装
需要 Python 3.9 或更高版本：
\`\`\`bash
pip install windvane
\`\`\`
## 第一次读取
把气象站插到电脑上，运行下面的代码：
\`\`\`python
from windvane import Station

station = Station.find()
print(station.now().temperature)
\`\`\`
如果找到多台气象站，\`find\` 返回序号最小的一台。
## 接下来
读一读数据模型，或者直接看示例。`,
  },
  {
    id: 'man-wind-model',
    title: '数据模型',
    body: `一条记录是某个时刻全部传感器的读数。记录不可修改，所有数值都带单位。
## 记录的字段
| 字段 | 类型 | 单位 | 说明 |
| --- | --- | --- | --- |
| temperature | float | 摄氏度 | 干球温度 |
| humidity | float | 百分比 | 相对湿度 |
| wind | Wind | 米每秒 | 风速与风向 |
| rain | float | 毫米 | 自上一条记录以来的雨量 |
## 缺失值
传感器断开时字段为 \`None\`，不会用零代替。求平均时缺失值不参加计算。`,
  },
  {
    id: 'man-wind-alarm',
    title: '设置警报',
    body: `警报在满足条件时调用你的函数。条件写成表达式，每分钟检查一次。
\`\`\`python
@station.alarm('wind.speed > 17')
def close_window(record):
    print('起大风了', record.wind)
\`\`\`
## 防止反复触发
默认情况下，条件恢复以后才会再次触发。用 \`hold\` 参数可以要求条件持续一段时间：
\`\`\`python
@station.alarm('temperature < 0', hold='30min')
def frost(record): ...
\`\`\`
## 静默时段
夜里不想被吵醒，可以在配置文件里写上静默时段，期间的警报合并成一条，在结束时发出。`,
  },
  {
    id: 'man-wind-export',
    title: '导出与备份',
    body: `记录保存在一个数据库文件里，位置由 \`windvane path\` 显示。
## 导出为表格
\`\`\`bash
windvane export --from 2024-01-01 --format csv > january.csv
\`\`\`
时间一律是协调世界时，需要当地时间时加上 \`--local\`。
## 备份
程序运行时可以直接复制数据库文件，不需要停止采集。恢复时先停止采集，再把文件放回原处。
- 每日备份：保留最近七份
- 每月备份：保留最近十二份`,
  },
  {
    id: 'man-wind-faq',
    title: '常见的安装与读数问题',
    body: `## 找不到气象站
先确认系统能看到设备。在 Linux 上需要把当前用户加入 \`dialout\` 组，然后重新登录。
## 温度比手机上的高
检查传感器是不是晒到了太阳。传感器应当放在离地一米五、四面通风的白色百叶箱里。
## 雨量总是零
翻斗卡住了。取下漏斗，用清水冲洗，看翻斗能不能左右摆动。
## 数据断了一段
电池电压低于两伏时发送会变得不稳定，换上新的锂电池即可，断掉的数据无法补回。`,
  },
  {
    id: 'man-wind-calib',
    title: '校准传感器',
    body: `出厂校准能满足日常使用。想和标准站比较时，可以自己再校一次。
## 温度
把传感器和标准温度计一起放进冰水混合物，等十分钟，记下差值：
\`\`\`bash
windvane calibrate temperature --offset -0.3
\`\`\`
## 气压
气压需要换算到海平面。换算公式为
$$p_0=p\\left(1-\\frac{0.0065h}{T+0.0065h+273.15}\\right)^{-5.257}$$
其中 $h$ 是海拔，$T$ 是气温。
## 撤销
用 \`--reset\` 恢复出厂值。校准记录会一直保留，便于以后追查。`,
  },
  {
    id: 'man-wind-plugin',
    title: '编写插件',
    body: `插件是一个带有 \`setup\` 函数的模块。加载时调用一次，卸载时不保证调用任何函数。
\`\`\`python
def setup(registry):
    registry.sensor('soil', SoilSensor)
\`\`\`
## 可以注册什么
传感器：从串口读出的一段字节变成一个数值。
输出：每条新记录都会交给它，慢的输出不会拖住采集。
计算量：由其他字段推出来的字段，例如露点。
## 约定
插件不得修改记录，也不得访问网络，除非在清单里声明。`,
  },
  {
    id: 'man-wind-release',
    title: '3.2 版更新说明',
    body: `本次更新修正了夏令时切换当天的重复记录，并加快了启动。
## 新增
- 支持土壤湿度传感器
- \`export\` 可以输出 Parquet
- 警报可以写静默时段
## 修正
- 切换夏令时的那一小时不再重复
- 缺失值不再被画成零
## 升级须知
旧的配置文件仍然有效，但是 \`interval\` 的单位由分钟改为秒，启动时会提示一次。`,
  },
  {
    id: 'man-wind-contrib',
    title: '参与开发',
    body: `欢迎一起改进风向标。提交之前请先读完这一页。
## 准备环境
\`\`\`bash
git clone windvane
cd windvane
pip install -e .[dev]
pytest
\`\`\`
测试不需要真实的气象站，录下来的串口数据在 \`tests/serial\` 里。
## 提交说明
第一行写改了什么，空一行，再写为什么。一次提交只做一件事。
## 行为准则
对事不对人。新手的问题没有蠢问题，老手的回答要有耐心。`,
  },
  {
    id: 'man-wind-units',
    title: '单位换算',
    body: `库里的数值都是国际单位，显示时再换算。
\`\`\`python
from windvane.units import to

to(12.5, 'm/s', 'km/h')
to(1013, 'hPa', 'mmHg')
\`\`\`
风力等级由风速换算而来，按十分钟平均计算：
| 等级 | 风速（米每秒） | 陆地景象 |
| --- | --- | --- |
| 3 | 3.4 到 5.4 | 旗子展开 |
| 5 | 8.0 到 10.7 | 小树摇摆 |
| 8 | 17.2 到 20.7 | 折断细枝 |`,
  },
];
