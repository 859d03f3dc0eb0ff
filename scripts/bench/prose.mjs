// Plain Chinese paragraphs put together from parts, so that the filters of a pipeline take them for what they
// look like. All of it is invented.
const PLACES = [
  '河湾村',
  '南坡镇',
  '青石县',
  '柳塘乡',
  '东岭',
  '白沙渡',
  '云台山',
  '清水河',
  '老鹰岩',
  '桃花坞',
  '北闸',
  '石桥头',
];
const TIMES = [
  '今年春天',
  '去年秋收以后',
  '入冬之前',
  '雨季到来的时候',
  '上个月中旬',
  '清明前后',
  '连续三个星期',
  '每到夏末',
  '这几年',
  '修路那一年',
];
const PEOPLE = [
  '村里的老人',
  '水文站的工作人员',
  '几户种粮的人家',
  '镇上的木匠',
  '学校的老师和学生',
  '护林员',
  '合作社的社员',
  '来这里考察的技术人员',
  '渡口的船工',
  '养蜂的夫妻',
];
const ACTIONS = [
  '重新量了一遍水渠的坡度',
  '把记了十多年的雨量整理成册',
  '在坡地上试种了两种耐旱的谷子',
  '修好了被洪水冲坏的小桥',
  '沿着旧河道走了一天',
  '为图书室添了两架书',
  '把仓库里的旧农具登记造册',
  '商量怎样分配灌溉用水',
  '给果树剪枝并刷上石灰',
  '把茶园的土样送去化验',
];
const RESULTS = [
  '结果比原来估计的要好',
  '他们发现水位和十年前相差不到半米',
  '产量因此多了一成左右',
  '下游的几个村子也跟着这样做',
  '这件事后来写进了地方志',
  '孩子们第一次知道溪水从哪里来',
  '所用的木料都是本地的杉木',
  '花的钱只有预算的一半',
  '到了第二年就看出了差别',
  '不过也有人觉得太费工夫',
];
const REMARKS = [
  '做这件事并不需要昂贵的设备，关键在于每天都有人去看、去记。',
  '同样的办法在别处未必合适，因为土质和坡向都不一样。',
  '他们说，最难的不是技术，而是让大家相信慢一点没有关系。',
  '如果只看一个季节的数字，很容易得出相反的结论。',
  '当时留下的照片现在挂在村委会的走廊里。',
  '这种做法在当地叫作“看天吃饭，看地下种”。',
  '问起原因，各人的说法不完全相同，但都提到了那场大雨。',
  '从那以后，每逢赶集都有人来打听。',
];

/** `count` paragraphs of two to five sentences each. @param random numbers from 0 to below 1. */
export function paragraphs(count, random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const sentence = () =>
    random() < 0.3
      ? pick(REMARKS)
      : `${pick(TIMES)}，${pick(PLACES)}的${pick(PEOPLE)}${pick(ACTIONS)}，${pick(RESULTS)}，前后用了${2 + Math.floor(random() * 40)}天。`;
  return Array.from({ length: count }, () =>
    Array.from({ length: 2 + Math.floor(random() * 4) }, sentence).join(''),
  );
}
